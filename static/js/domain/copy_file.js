// Reading and merging a copy file: the backup and the hand-over without a server.
import { SCHEMA, VERSION } from "./copy_shape.js";
import { checkEvent, isErased, isId } from "./events.js";
import { canonical, distinct } from "./fold.js";

export { makeCopy, SCHEMA, VERSION } from "./copy_shape.js";

/** @import { Copy, Event } from "./types.js" */

/**
 * @typedef {"not_json" | "not_ours" | "newer_version" | "damaged"} Reason
 */

const KIND = /^[a-z_]{1,40}$/;

/**
 * What a file says, checked. Members this version does not know stay where they are; events that may not be stored are
 * left out and counted, so that one bad event does not cost the others.
 * @param {string} text
 * @returns {{copy: Copy, refused: number} | {reason: Reason}}
 */
export function readCopy(text) {
  const copy = parsed(text);
  if (copy === undefined) return { reason: "not_json" };
  if (copy?.schema !== SCHEMA) return { reason: "not_ours" };
  if (!Number.isInteger(copy.version) || copy.version < 1) return { reason: "damaged" };
  if (copy.version > VERSION) return { reason: "newer_version" };
  if (!Array.isArray(copy.records) || !copy.records.every(isRecord)) return { reason: "damaged" };
  const records = copy.records.map((record) => ({ ...record, events: record.events.filter((event) => belongs(event, record.id)) }));
  return { copy: { ...copy, records }, refused: countEvents(copy.records) - countEvents(records) };
}

/**
 * What of a copied record is new to a store that holds `own` of it. Set union by id: again is nothing new, and the same id
 * with another value refuses that event alone. Erased counts as equal.
 * @param {Event[]} own  @param {Event[]} copied
 * @returns {{added: Event[], known: number, conflicts: Event[]}}
 */
export function mergeEvents(own, copied) {
  const held = new Map(own.map((event) => [event.id, event]));
  const [added, conflicts] = [[], []];
  for (const event of distinct(copied)) {
    const known = held.get(event.id);
    if (!known) added.push(event);
    else if (!isSame(known, event)) conflicts.push(event);
  }
  return { added, known: copied.length - added.length - conflicts.length, conflicts };
}

function isSame(known, event) {
  if (known.field !== event.field) return false;
  return isErased(known.value) || isErased(event.value) || canonical(known.value) === canonical(event.value);
}

function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")); // some programs put a mark in front when they save
  } catch {
    return undefined;
  }
}

function isRecord(record) {
  if (typeof record !== "object" || record === null || !isId(record.id)) return false;
  const isOwned = record.owner === null || typeof record.owner === "string";
  return typeof record.kind === "string" && KIND.test(record.kind) && isOwned && Array.isArray(record.members) && Array.isArray(record.events);
}

const belongs = (event, recordId) => checkEvent(event) === null && event.record_id === recordId;
const countEvents = (records) => records.reduce((sum, record) => sum + record.events.length, 0);
