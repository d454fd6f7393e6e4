// What an account had not sent yet when she logged out here: locked with a key that only the server gives, after logging in.
import { account, accountId, databaseOf, erasedOf, isForeign, ledgerOf } from "./account.js";
import { beside, change, destroy, putAbsent, rangeOf, read } from "./database.js";
import { newId } from "./records.js";

const NAME = "observatie.sealed";
const LOCK = "observatie.sealed";
const STRICT = { durability: "strict" };
const KEPT = ["records", "events", "acknowledged", "refused", "erasures"];
const withSealed = (work) => beside(NAME, work, (database) => database.createObjectStore("sealed"));
// A parcel of its own for every time something was locked away: `<account> <random>`, in the first versions `<account>`.
const parcelsOf = (id) => IDBKeyRange.bound(id, `${id}~`);

/**
 * Lock away what is in this account's store. What she erased and the server does not know yet is not hers to lose either.
 * @param {boolean} isWhole  false: only what no server gives back
 * @throws {StorageFailure | DOMException} then nothing has gone
 */
export async function seal(isWhole) {
  const found = await read(KEPT, isWhole ? wholeOf : neverSentOf);
  if (!found.flat().length) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(found));
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(account.seal_key), text);
  await withSealed((database) => put(database, { iv, locked }));
}

const wholeOf = (transaction) => Promise.all(KEPT.map((name) => transaction.objectStore(name).getAll()));

/** What she erased, and the observations from a file of another account. @returns {Promise<object[][]>} in the order of KEPT */
async function neverSentOf(transaction) {
  const [records, erased] = await Promise.all(["records", "erasures"].map((name) => transaction.objectStore(name).getAll()));
  const foreign = records.filter(isForeign);
  const events = await Promise.all(foreign.map(({ id }) => transaction.objectStore("events").getAll(rangeOf(id))));
  return [foreign, events.flat(), [], [], erased];
}

/**
 * Put back what was locked away, when there is anything: in one tab at a time, so that nothing is put back over what is newer.
 * @returns {Promise<boolean>} false: something is there and does not open
 */
export const unseal = () => (navigator.locks ? navigator.locks.request(LOCK, unsealAll) : unsealAll());

async function unsealAll() {
  const keys = await withSealed((database) => database.getAllKeys("sealed", parcelsOf(accountId)));
  let doesAllOpen = true;
  for (const key of keys) {
    const found = await opened(await withSealed((database) => database.get("sealed", key)));
    doesAllOpen &&= found !== null;
    if (!found) continue;
    await change(KEPT, (transaction) => Promise.all(KEPT.map((name, index) => putAbsent(transaction.objectStore(name), found[index]))));
    await withSealed((database) => database.delete("sealed", key));
  }
  return doesAllOpen;
}

async function opened({ iv, locked }) {
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(account.seal_key), locked);
    return JSON.parse(new TextDecoder().decode(text));
  } catch {
    return null;
  }
}

/** Nothing of this account stays readable on this tablet. */
export async function clearAccount() {
  await destroy(databaseOf(accountId));
  const ours = Object.keys(localStorage).filter((key) => key.startsWith(ledgerOf(accountId)) || key === erasedOf(accountId));
  for (const key of ours) localStorage.removeItem(key);
}

async function put(database, parcel) {
  const transaction = database.transaction("sealed", "readwrite", STRICT);
  transaction.store.put(parcel, `${accountId} ${newId()}`);
  await transaction.done;
}

const keyOf = (hex) => crypto.subtle.importKey("raw", Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16)), "AES-GCM", false, ["encrypt", "decrypt"]);
