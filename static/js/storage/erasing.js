// Wiping: what goes is marked first, so that no other tab takes it for a loss.
import { withoutReplaced } from "../domain/copy_shape.js";
import { isErased } from "../domain/event.js";
import { accountId, isForeign } from "./account.js";
import { announce } from "./channel.js";
import { change, rangeOf, read, whyStopped } from "./database.js";
import { erasedIds, ledgerIds, markErased, unmarkErased } from "./losses.js";
import { forget } from "./unsent.js";

/** @import { Event } from "../domain/types.js" */

const OF_RECORD = ["events", "acknowledged", ...(accountId ? ["refused"] : [])];
// In an account's store an erasure is kept until the server knows of it.
const STORES = ["records", ...OF_RECORD, ...(accountId ? ["erasures"] : [])];

/**
 * Wipe these observations. Resolves when they are gone.
 * @param {Event[]} first  of one record: what the server must have heard before it lets go of it
 * @throws {StorageFailure}
 */
export async function erase(recordIds, first = []) {
  if (!recordIds.length) return;
  if (!whyStopped()) markErased(recordIds); // before the wiping, so that no other tab takes it for a loss
  try {
    await change(STORES, async (transaction) => {
      const found = await Promise.all(recordIds.map((id) => transaction.objectStore("records").get(id)));
      // Of another account's observation only this copy goes: a tombstone would take it from her as well.
      const own = recordIds.filter((id, index) => !(found[index] && isForeign(found[index])));
      await Promise.all([...recordIds.flatMap((id) => wipe(transaction, id)), ...own.flatMap((id) => intendErasure(transaction, id, first))]);
    });
  } catch (error) {
    unmarkErased(recordIds);
    throw error;
  }
  forget(recordIds);
  announce({ kind: "erased", record_ids: recordIds });
}

/** What was replaced in one field loses its words, for what she was told is gone. The events themselves stay: later ones name them. */
export async function eraseReplaced(recordId, field) {
  await change(["events"], async (transaction) => {
    const events = transaction.objectStore("events");
    const kept = await events.getAll(IDBKeyRange.bound([recordId, field], [recordId, field, []]));
    const lean = withoutReplaced(kept).filter((event, index) => event !== kept[index] && !isErased(kept[index].value));
    await Promise.all(lean.map((event) => events.put(event)));
  });
}

/** Wipe everything of every record. @returns {Promise<import("../domain/types.js").Record[]>} those that are gone */
export async function eraseAll() {
  const inStore = await read(["records"], (transaction) => transaction.objectStore("records").getAll());
  const recordIds = [...new Set([...inStore.map(({ id }) => id), ...ledgerIds()])];
  await erase(recordIds);
  // What is to be told to the server stays.
  await change(STORES, (transaction) => Promise.all(["records", ...OF_RECORD].map((name) => transaction.objectStore(name).clear())));
  return inStore;
}

/** A page that was just going may have committed a last word after its record was wiped: wipe that as well. */
export async function sweepErased() {
  const ids = erasedIds();
  if (!ids.length || whyStopped()) return;
  const left = await read(["events", "records"], async (transaction) => {
    const counts = await Promise.all(ids.map((id) => transaction.objectStore("events").count(rangeOf(id))));
    const present = await Promise.all(ids.map((id) => transaction.objectStore("records").getKey(id)));
    return ids.filter((id, index) => counts[index] > 0 && present[index] === undefined);
  });
  if (left.length) await change(STORES, (transaction) => Promise.all(left.flatMap((id) => wipe(transaction, id))));
}

const intendErasure = (transaction, recordId, first) => (accountId ? [transaction.objectStore("erasures").put({ record_id: recordId, first })] : []);

/** Take a record out of this store, and nothing else. */
export async function drop(recordIds) {
  markErased(recordIds);
  await change(STORES, (transaction) => Promise.all(recordIds.flatMap((id) => wipe(transaction, id))));
  forget(recordIds);
  announce({ kind: "erased", record_ids: recordIds });
}

function wipe(transaction, recordId) {
  return [
    transaction.objectStore("records").delete(recordId),
    ...OF_RECORD.map((name) => transaction.objectStore(name).delete(rangeOf(recordId))),
  ];
}
