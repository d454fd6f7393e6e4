// What opening a copy changes, told per record.
import { mergeEvents } from "./copy_file.js";

/**
 * @param {import("./copy_shape.js").Copy} copy
 * @param {{record: {id: string}, events: import("./events.js").Event[]}[]} held  what this tablet has of those records
 * @returns {{arrived: string[], updated: string[], known: string[]}} kinds of the records: new here, partly new, nothing new
 */
export function arrivalsOf(copy, held) {
  const own = new Map(held.map(({ record, events }) => [record.id, events]));
  const kinds = { arrived: [], updated: [], known: [] };
  for (const { id, kind, events } of copy.records) {
    if (!own.has(id)) kinds.arrived.push(kind);
    else kinds[mergeEvents(own.get(id), events).added.length ? "updated" : "known"].push(kind);
  }
  return kinds;
}
