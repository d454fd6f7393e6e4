// What of a record goes to the server, and what of it may go from this tablet once the server has it.
import { ERASED, isErased } from "./event.js";
import { groupByField, replacedIn } from "./fold.js";

/** @import { Event } from "./types.js" */

const MOST = 500; // events in one batch
const LONGEST = 1_000_000; // UTF-16 units of JSON in one batch, unless a single event is longer

/**
 * The next batch, survivors first. What was replaced before it was ever sent goes without its words.
 * @param {Event[]} events all of one record
 * @param {(event: Event) => boolean} isUnsent
 * @returns {Event[]}
 */
export function nextBatch(events, isUnsent) {
  const replaced = replacedOf(events);
  const unsent = events.filter(isUnsent);
  const ordered = [
    ...unsent.filter(({ id }) => !replaced.has(id)),
    ...unsent.filter(({ id }) => replaced.has(id)).map((event) => ({ ...event, value: ERASED })),
  ];
  const batch = [];
  let length = 0;
  for (const event of ordered.slice(0, MOST)) {
    length += JSON.stringify(event).length;
    if (batch.length && length > LONGEST) break;
    batch.push(event);
  }
  return batch;
}

/** Events whose words may go: an event that the server has replaces them. @param {Set<string>} acknowledged  @returns {Event[]} */
export function erasable(events, acknowledged) {
  const gone = replacedOf(events.filter(({ id }) => acknowledged.has(id)));
  return events.filter(({ id, value }) => gone.has(id) && !isErased(value)).map((event) => ({ ...event, value: ERASED }));
}

/** Ids that another event of the same field replaces. */
function replacedOf(events) {
  const ids = new Set();
  for (const group of groupByField(events).values()) for (const id of replacedIn(group)) ids.add(id);
  return ids;
}
