// What she made before she logged in, observations and answers to assignments: in the tablet's own store until she brings
// them into her account, one by one or all.
import { account, accountId, databaseOf, erasedOf, ledgerOf } from "./account.js";
import { beside, change, putAbsent, rangeOf } from "./database.js";
import { noteKept, setItem, getItem } from "./unsent.js";

const LOCAL = databaseOf(null);
const STRICT = { durability: "strict" };
const KINDS = ["observation", "assignment"];
const isHers = ({ kind, owner }) => KINDS.includes(kind) && (owner == null || owner === accountId);
const STORES = ["records", "events", "acknowledged"];

/** @returns {Promise<{record: object, events: object[]}[]>} of the tablet's own store: what was nobody's, or hers all along */
export function localObservations() {
  return beside(LOCAL, async (database) => {
    const records = (await database.getAll("records")).filter(isHers);
    const events = await Promise.all(records.map(({ id }) => database.getAll("events", rangeOf(id))));
    return records.map((record, index) => ({ record, events: events[index] }));
  });
}

/** First safely in the account, then out of the tablet's own store. @param {{record: object, events: object[]}} one */
export async function bringIn({ record, events }) {
  const hers = { ...record, owner: account.id, members: [account.id] };
  await change(["records", "events"], (transaction) =>
    Promise.all([putAbsent(transaction.objectStore("records"), [hers]), putAbsent(transaction.objectStore("events"), events)]),
  );
  noteKept(record.id, events.map(({ id }) => id));
  await beside(LOCAL, (database) => forgetLocally(database, record.id));
}

async function forgetLocally(database, recordId) {
  // Wiped on purpose there, so that nobody takes it for a loss.
  const key = erasedOf(null);
  setItem(key, [...new Set([...getItem(key).split(" ").filter(Boolean), recordId])].join(" "));
  const transaction = database.transaction(STORES, "readwrite", STRICT);
  transaction.objectStore("records").delete(recordId);
  for (const name of STORES.slice(1)) transaction.objectStore(name).delete(rangeOf(recordId));
  await transaction.done;
  setItem(ledgerOf(null) + recordId, "");
}
