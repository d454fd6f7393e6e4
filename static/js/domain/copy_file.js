// Reading and merging a copy file: the backup and the hand-over without a server.
import { SCHEMA, VERSION } from "./copy_shape.js";
import { checkEvent, isErased, isId, makeEvent } from "./events.js";
import { canonical, distinct } from "./fold.js";

export { makeCopy, SCHEMA, VERSION } from "./copy_shape.js";

/** @import { Copy, Event } from "./types.js" */

/**
 * @typedef {"not_json" | "not_ours" | "newer_version" | "damaged"} Reason
 */

/** What a page shows, and what therefore can be erased again. */
const KINDS = ["observation", "assignment"];
export const opensFromCopy = ({ kind }) => KINDS.includes(kind);
const KIND = /^[a-z_]{1,40}$/;
const MAX_NAME = 120; // characters of an owner or a member
const MAX_MEMBERS = 100;

/**
 * What a file says, checked, as far as this version knows it: only then has everything that is stored a bound. Events
 * that may not be stored are left out and counted, so that one bad event does not cost the others. So are records of
 * another kind: no page would show them, and they would never go.
 * @param {string} text
 * @returns {{copy: Copy, refused: number, others: number} | {reason: Reason}}  refused: events; others: records
 */
export function readCopy(text) {
  const copy = parsed(text);
  if (copy === undefined) return { reason: "not_json" };
  if (copy?.schema !== SCHEMA) return { reason: "not_ours" };
  if (!Number.isInteger(copy.version) || copy.version < 1) return { reason: "damaged" };
  if (copy.version > VERSION) return { reason: "newer_version" };
  if (!Array.isArray(copy.records) || !copy.records.every(isRecord)) return { reason: "damaged" };
  const shown = copy.records.filter(opensFromCopy);
  const records = shown.map(knownOfRecord);
  const refused = countEvents(shown) - countEvents(records);
  return { copy: { ...copy, records }, refused, others: copy.records.length - records.length };
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
  const isOwned = record.owner === null || isName(record.owner);
  const hasMembers = Array.isArray(record.members) && record.members.length <= MAX_MEMBERS && record.members.every(isName);
  return typeof record.kind === "string" && KIND.test(record.kind) && isOwned && hasMembers && Array.isArray(record.events);
}

const isName = (name) => typeof name === "string" && name.length <= MAX_NAME;

const knownOfRecord = ({ id, kind, owner, members, events }) => ({ id, kind, owner, members, events: events.filter((event) => belongs(event, id)).map(knownOfEvent) });
const knownOfEvent = ({ record_id, id, field, value, replaces, made_at }) => makeEvent(record_id, id, field, value, replaces, made_at);

const belongs = (event, recordId) => checkEvent(event) === null && event.record_id === recordId;
const countEvents = (records) => records.reduce((sum, record) => sum + record.events.length, 0);
