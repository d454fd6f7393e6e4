// What the account's store knows about the server: what it has, what it refused, what is still to be said.
import { erasable } from "../domain/outgoing.js";
import { distinct } from "../domain/fold.js";
import { accountId, isForeign } from "./account.js";
import { change, rangeOf, read, whyStopped } from "./database.js";
import { acceptLoss } from "./losses.js";

/** @import { Event, Record } from "../domain/types.js" */

const OWN = ["records", "events", "acknowledged", "refused"];

/** An event of this account; of another's nothing is ever sent. */
const isMine = (event) => event.author === undefined || event.author === accountId;

/**
 * @typedef {{record: Record, events: Event[], acknowledged: Set<string>, refused: Map<string, string>}} Held
 * @returns {Promise<Held | null>}
 */
export function held(recordId) {
  return read(OWN, async (transaction) => {
    const [record, events, acknowledged, refused] = await Promise.all([
      transaction.objectStore("records").get(recordId),
      ...OWN.slice(1).map((name) => transaction.objectStore(name).getAll(rangeOf(recordId))),
    ]);
    if (!record) return null;
    return { record, events, acknowledged: new Set(acknowledged.map(({ id }) => id)), refused: new Map(refused.map(({ id, reason }) => [id, reason])) };
  });
}

/** Still to be sent: hers, not at the server, and not refused by it. @param {Held} one */
export const isUnsentOf = (one) => (event) => isMine(event) && !isForeign(one.record) && !one.acknowledged.has(event.id) && !one.refused.has(event.id);

/**
 * All records at a glance, without those of another account: their keys alone are read.
 * @returns {Promise<Map<string, {record: Record, acknowledged: string[], unsent: number, refused: number}>>}
 */
export function overview() {
  return read(OWN, async (transaction) => {
    const [records, events, acknowledged, refused] = await Promise.all([
      transaction.objectStore("records").getAll(),
      ...OWN.slice(1).map((name) => transaction.objectStore(name).getAllKeys()),
    ]);
    const all = new Map(records.filter((record) => !isForeign(record)).map((record) => [record.id, { record, acknowledged: [], unsent: 0, refused: 0 }]));
    const known = new Set();
    for (const [recordId, id] of acknowledged) {
      all.get(recordId)?.acknowledged.push(id);
      known.add(recordId + id);
    }
    for (const [recordId, id] of refused) {
      if (known.has(recordId + id)) continue;
      known.add(recordId + id);
      if (all.has(recordId)) all.get(recordId).refused += 1;
    }
    for (const [recordId, , id] of events) if (!known.has(recordId + id) && all.has(recordId)) all.get(recordId).unsent += 1;
    return all;
  });
}

/**
 * Take in an answer of the server, in one transaction: what it has now, what it brought, what it refused and what it lost.
 * @param {string} recordId
 * @param {Record} record as the server lists it
 * @param {{had: string[], brought: Event[], refused: {id: string, reason: string}[], lost: string[]}} answer
 * @returns {Promise<string[]>} ids of events that are new here, or not here any more
 */
export async function takeIn(recordId, record, { had, brought, refused, lost }) {
  const { fresh, unsent } = await change([...OWN, "erasures"], async (transaction) => {
    // Erased here while the server was answering.
    if (await transaction.objectStore("erasures").getKey(recordId)) return { fresh: [], unsent: [] };
    const [records, events, acknowledged, refusals] = OWN.map((name) => transaction.objectStore(name));
    const [known, own, before] = await Promise.all([records.getKey(recordId), events.getAll(rangeOf(recordId)), acknowledged.getAllKeys(rangeOf(recordId))]);
    const ids = new Set(own.map(({ id }) => id));
    const tooLate = own.filter((event) => isTakenBackTooLate(event, refused));
    const isTooLate = ({ id }) => tooLate.some((event) => event.id === id);
    const after = new Set([...before.map(([, id]) => id), ...had, ...brought.map(({ id }) => id)]);
    for (const id of lost) after.delete(id);
    const all = distinct([...own, ...brought]).filter((event) => !isTooLate(event));
    const puts = brought.filter(({ id }) => !ids.has(id)).map((event) => events.put(event));
    // Erasing rewrites, and after a write has failed nothing is rewritten.
    if (!whyStopped()) puts.push(...erasable(all, after).map((event) => events.put(event)));
    if (known === undefined) puts.push(records.put(record));
    for (const id of [...had, ...brought.map((event) => event.id)]) puts.push(acknowledged.put({ record_id: recordId, id }), refusals.delete([recordId, id]));
    for (const { field, id } of tooLate) puts.push(events.delete([recordId, field, id]));
    for (const { id, reason } of refused) if (!isTooLate({ id })) puts.push(refusals.put({ record_id: recordId, id, reason }));
    for (const id of lost) puts.push(acknowledged.delete([recordId, id]));
    await Promise.all(puts);
    const news = [...brought.filter(({ id }) => !ids.has(id)), ...tooLate];
    return { fresh: news.map(({ id }) => id), unsent: all.filter((event) => isMine(event) && !after.has(event.id)) };
  });
  acceptLoss(recordId, unsent.map(({ id }) => id)); // what the server has is not lost with the tablet
  return fresh;
}

/**
 * She took a report back that was open already. That holds no words and never happened: it goes, and what she shared stands.
 * Kept as a refusal, her tablet would say it was taken back, and a next version would come beside this one.
 */
const isTakenBackTooLate = ({ id, value }, refused) => value === null && refused.some((one) => one.id === id && one.reason === "opened");

/** The server knows nothing of this record (a backup from before it was put back): all of it counts as not sent. */
export function forgetAcknowledged(recordId) {
  return change(["acknowledged"], (transaction) => transaction.objectStore("acknowledged").delete(rangeOf(recordId)));
}

/** Offer again what was refused: after an update, or because she asked. */
export const forgetRefusals = () => change(["refused"], (transaction) => transaction.objectStore("refused").clear());

/** @returns {Promise<{record_id: string, first: Event[]}[]>} */
export const erasures = () => read(["erasures"], (transaction) => transaction.objectStore("erasures").getAll());
export const erasureTold = (recordId) => change(["erasures"], (transaction) => transaction.objectStore("erasures").delete(recordId));

/** What the tablet keeps about the server itself: "listing", "heard". */
export const kept = (name) => read(["sync"], (transaction) => transaction.objectStore("sync").get(name));
export const keep = (name, value) => change(["sync"], (transaction) => transaction.objectStore("sync").put(value, name));

/** Why the server did not take what it refused, each reason once. @returns {Promise<string[]>} */
export async function refusalReasons() {
  const refused = await read(["refused"], (transaction) => transaction.objectStore("refused").getAll());
  return [...new Set(refused.map(({ reason }) => reason))];
}
