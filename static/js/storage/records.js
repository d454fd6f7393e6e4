// One record in the store: load it, append to it. Append only; nothing here rewrites or deletes what she wrote.
import { account } from "./account.js";
import { change, changeAtOnce, rangeOf, read } from "./database.js";
import { wasErased } from "./unsent.js";

/** @import { Event, Record } from "../domain/types.js" */

/** Thrown when the record that was to be written to is gone. */
export class Refusal extends Error {
  /** @param {"erased" | "lost"} reason */
  constructor(reason) {
    super(`record: ${reason}`);
    this.reason = reason;
  }
}

/** Made on this tablet: hers when she is logged in, else nobody's. @param {string[]} others  accounts  @returns {Record} */
export const newRecord = (id, kind, others) => ({ id, kind, owner: account?.id ?? null, members: account ? [account.id, ...others] : [] });

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

/**
 * Append events to one record; resolves once they are durable. While the database is open they are asked and committed
 * within this call: a page that goes takes along every transaction it has not committed.
 * @param {Event[]} events  all of one record
 * @param {Record | null} record  given when the record is to be made with them
 * @throws {Refusal} "erased" or "lost" when the record is gone; StorageFailure
 */
export async function append(events, record) {
  const recordId = events[0].record_id;
  const known = await changeAtOnce(["records", "events"], (transaction) => {
    const records = transaction.objectStore("records");
    for (const event of events) transaction.objectStore("events").put(event);
    return record ? records.put(record) : records.getKey(recordId);
  });
  if (known !== undefined) return;
  // Wiped in another tab a moment ago: what was added to nothing goes as well.
  if (wasErased(recordId)) await change(["events"], (transaction) => transaction.objectStore("events").delete(rangeOf(recordId)));
  throw new Refusal(whyGone(recordId));
}
