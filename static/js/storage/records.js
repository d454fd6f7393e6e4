// One record in the store: load it, append to it. Append only; nothing here rewrites or deletes what she wrote.
import { Refusal, change, rangeOf, read } from "./database.js";
import { wasErased } from "./unsent.js";

/** @import { Event, Record } from "../domain/types.js" */

/** @returns {Record} */
export const newObservation = (id) => ({ id, kind: "observation", owner: null, members: [] });

/** A random UUIDv4; on plain http from another machine crypto.randomUUID is not there. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** @returns {Promise<{record: Record, events: Event[]} | null>} */
export function loadRecord(recordId) {
  return read(["records", "events"], async (transaction) => {
    const [record, events] = await Promise.all([
      transaction.objectStore("records").get(recordId),
      transaction.objectStore("events").getAll(rangeOf(recordId)),
    ]);
    return record ? { record, events } : null;
  });
}

/** Why there is no such record: wiped on purpose, or gone by itself. */
export const whyGone = (recordId) => (wasErased(recordId) ? "erased" : "lost");

/** Transactions whose commit waits for the answer "the record is still there". */
const waiting = new Set();

/** The page is going: commit now what was asked for, since an uncommitted transaction dies with its page. */
export function commitWaiting() {
  for (const commit of waiting) commit();
}

/**
 * Append events to one record; resolves once they are durable. While the database is open everything is asked within this call.
 * @param {Event[]} events  all of one record
 * @param {Record | null} record  given when the record is to be made with them
 * @throws {Refusal} "erased" or "lost" when the record is gone; StorageFailure
 */
export function append(events, record, { isLeaving = false } = {}) {
  return change(["records", "events"], (transaction) => {
    const commit = committer(transaction);
    const records = transaction.objectStore("records");
    const store = transaction.objectStore("events");
    const recordId = events[0].record_id;
    const known = record ? records.put(record) : records.getKey(recordId);
    const puts = events.map((event) => store.put(event));
    if (record || isLeaving) commit();
    else waiting.add(commit);
    const checked = known.finally(() => waiting.delete(commit)).then((key) => {
      if (key === undefined) throw new Refusal(whyGone(recordId));
      commit();
    });
    return Promise.all([checked, ...puts]);
  });
}

function committer(transaction) {
  let isCommitted = false;
  return () => {
    if (!isCommitted) transaction.commit?.();
    isCommitted = true;
  };
}
