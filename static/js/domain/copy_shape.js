// The shape of the file "Bewaar een kopie" makes. Apart from its reader, so that the form can make one with a dead store.
import { ERASED } from "./event.js";
import { distinct, groupByField, replacedIn } from "./fold.js";

/** @import { Copy, Event, Record } from "./types.js" */

export const SCHEMA = "observatie.copy";
export const VERSION = 1;

/** @param {{record: Record, events: Event[]}[]} loaded  @param {string} madeAt  @returns {Copy} */
export function makeCopy(loaded, madeAt) {
  const records = loaded.map(({ record, events }) => ({ ...record, events: withoutReplaced(distinct(events)) }));
  return { schema: SCHEMA, version: VERSION, made_at: madeAt, records };
}

/** What she took away does not leave the tablet: the event stays, since the graph needs it, without its words. */
export function withoutReplaced(events) {
  const replaced = new Set();
  for (const group of groupByField(events).values()) for (const id of replacedIn(group)) replaced.add(id);
  return events.map((event) => (replaced.has(event.id) ? { ...event, value: ERASED } : event));
}
