// All observations and answers of this tablet: the list, whole records for a copy, and taking a copy in.
import { mergeEvents } from "../domain/copy_file.js";
import { fold } from "../domain/fold.js";
import { instantOf, localTimestamp } from "../domain/event.js";
import { accountId, isForeign } from "./account.js";
import { announce } from "./channel.js";
import { change, rangeOf, rangeOfFamily, read } from "./database.js";
import { unmarkErased } from "./losses.js";
import { noteKept } from "./unsent.js";

/** @import { Answers, Copy, Event, Record } from "../domain/types.js" */

/**
 * @typedef {{id: string, kind: string, isReadOnly: boolean, answers: Answers, changed_at: string | null}} Listed
 *   answers: of the listed families only; changed_at: the made_at of its last event,
 *   leaving out what a clock that ran ahead dated on a day still to come; null when there is none
 */

/** What is listed, and the families of its answers that the list needs. */
const LISTED = { observation: ["setup", "meeting", "closing"], assignment: ["answer"] };

/** Newest change first. @returns {Promise<Listed[]>} */
export const listObservations = () => listed(["observation"]);

/** Observations, and answers to assignments besides. @returns {Promise<Listed[]>} */
export const listAll = () => listed(Object.keys(LISTED));

async function listed(kinds) {
  const today = localTimestamp(new Date()).slice(0, 10);
  const found = await read(["records", "events"], async (transaction) => {
    const records = (await transaction.objectStore("records").getAll()).filter(({ kind }) => kinds.includes(kind));
    return Promise.all(records.map((record) => listedFrom(transaction, record, today)));
  });
  return found.sort((one, other) => (instantOf(other.changed_at) ?? 0) - (instantOf(one.changed_at) ?? 0));
}

async function listedFrom(transaction, record, today) {
  const events = transaction.objectStore("events");
  const byMoment = events.index("by_moment").openKeyCursor(rangeUntil(record.id, today), "prev");
  const found = await Promise.all([byMoment, ...LISTED[record.kind].map((family) => events.getAll(rangeOfFamily(record.id, family)))]);
  const [last, ...families] = found;
  return { id: record.id, kind: record.kind, isReadOnly: isForeign(record), answers: fold(families.flat()), changed_at: last ? last.key[1] : null };
}

/** In the index by_moment, [record_id, made_at]: up to and including this day, behind which a moment has a T. */
const rangeUntil = (recordId, day) => IDBKeyRange.bound([recordId], [recordId, `${day}U`]);

/** Whole records, for a copy. @param {string[] | null} recordIds  null: all  @returns {Promise<{record: Record, events: Event[]}[]>} */
export function loadRecords(recordIds = null) {
  return read(["records", "events"], async (transaction) => {
    const records = await transaction.objectStore("records").getAll();
    const wanted = records.filter((record) => !recordIds || recordIds.includes(record.id));
    const events = await Promise.all(wanted.map((record) => transaction.objectStore("events").getAll(rangeOf(record.id))));
    return wanted.map((record, index) => ({ record, events: events[index] }));
  });
}

/**
 * Take in a copy that readCopy accepted. Again is nothing new; after a failure what came before it is in.
 * @param {Copy} copy
 * @returns {Promise<{records: string[], added: number, known: number, conflicts: number, foreign: number}>} foreign: records to read only
 * @throws {StorageFailure}
 */
export async function importCopy(copy) {
  const total = { records: [], added: 0, known: 0, conflicts: 0, foreign: 0 };
  for (const { events, ...copied } of copy.records) {
    const record = asKeptHere(copied);
    const merged = await mergeIn(record, events);
    unmarkErased([record.id]);
    noteKept(record.id, merged.added.map((event) => event.id));
    announce({ kind: "changed", record_id: record.id });
    total.records.push(record.id);
    total.added += merged.added.length;
    total.known += merged.known;
    total.conflicts += merged.conflicts.length;
    total.foreign += Number(isForeign(record));
  }
  return total;
}

/** What was nobody's becomes hers, in her account; what is another's stays that, and is never sent. */
const asKeptHere = (record) => (accountId && !record.owner ? { ...record, owner: accountId, members: [accountId] } : record);

/** Is it here under another owner than it would come in with? Then it stays out. @param {Record} copied  @param {{record: Record}[]} held */
export const isHeldByAnother = (copied, held) => held.some(({ record }) => record.id === copied.id && record.owner !== asKeptHere(copied).owner);

function mergeIn(record, copied) {
  return change(["records", "events"], async (transaction) => {
    const [records, events] = [transaction.objectStore("records"), transaction.objectStore("events")];
    const [known, own] = await Promise.all([records.get(record.id), events.getAll(rangeOf(record.id))]);
    // Else what another wrote would go up as hers.
    if (known && known.owner !== record.owner) return { added: [], known: 0, conflicts: copied };
    const merged = mergeEvents(own, copied);
    const puts = merged.added.map((event) => events.put(event));
    if (known === undefined) puts.push(records.put(record));
    await Promise.all(puts);
    return merged;
  });
}

/** Of every kind. @returns {Promise<string[]>} */
export const recordIds = () => read(["records"], (transaction) => transaction.objectStore("records").getAllKeys());

/** All records of a kind, whole and folded. @returns {Promise<{record: Record, events: Event[], answers: Answers}[]>} */
export async function recordsOf(kind) {
  const found = await read(["records", "events"], async (transaction) => {
    const records = (await transaction.objectStore("records").getAll()).filter((record) => record.kind === kind);
    const events = await Promise.all(records.map(({ id }) => transaction.objectStore("events").getAll(rangeOf(id))));
    return records.map((record, index) => ({ record, events: events[index] }));
  });
  return found.map((one) => ({ ...one, answers: fold(one.events) }));
}
