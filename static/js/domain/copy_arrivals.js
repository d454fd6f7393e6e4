// What opening a copy changes, told per observation.
import { mergeEvents } from "./copy_file.js";

/**
 * @param {import("./copy_shape.js").Copy} copy
 * @param {{record: {id: string}, events: import("./events.js").Event[]}[]} held  what this tablet has of those records
 * @returns {{arrived: number, updated: number, known: number}} new here, partly new, nothing new
 */
export function arrivalsOf(copy, held) {
  const own = new Map(held.map(({ record, events }) => [record.id, events]));
  const counts = { arrived: 0, updated: 0, known: 0 };
  for (const { id, events } of copy.records) {
    if (!own.has(id)) counts.arrived += 1;
    else if (mergeEvents(own.get(id), events).added.length) counts.updated += 1;
    else counts.known += 1;
  }
  return counts;
}
