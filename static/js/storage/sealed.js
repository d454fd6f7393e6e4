// What an account had not sent yet when she logged out here: locked with a key that only the server gives, after logging in.
import { account, accountId, databaseOf, erasedOf, ledgerOf } from "./account.js";
import { beside, change, destroy, read } from "./database.js";

const NAME = "observatie.sealed";
const STRICT = { durability: "strict" };
const KEPT = ["records", "events", "acknowledged", "refused", "erasures"];
const withSealed = (work) => beside(NAME, work, (database) => database.createObjectStore("sealed"));

/** Lock away everything in this account's store. @throws {StorageFailure | DOMException} then nothing has gone */
export async function seal() {
  const whole = await read(KEPT, (transaction) => Promise.all(KEPT.map((name) => transaction.objectStore(name).getAll())));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(whole));
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(account.seal_key), text);
  await withSealed((database) => put(database, { iv, locked }));
}

/** Put back what was locked away, when there is anything. @returns {Promise<boolean>} false: it is there and does not open */
export async function unseal() {
  const parcel = await withSealed((database) => database.get("sealed", accountId));
  if (!parcel) return true;
  let whole;
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: parcel.iv }, await keyOf(account.seal_key), parcel.locked);
    whole = JSON.parse(new TextDecoder().decode(text));
  } catch {
    return false;
  }
  await change(KEPT, (transaction) => Promise.all(KEPT.flatMap((name, index) => whole[index].map((one) => transaction.objectStore(name).put(one)))));
  await withSealed((database) => database.delete("sealed", accountId));
  return true;
}

/** Nothing of this account stays readable on this tablet. */
export async function clearAccount() {
  await destroy(databaseOf(accountId));
  const ours = Object.keys(localStorage).filter((key) => key.startsWith(ledgerOf(accountId)) || key === erasedOf(accountId));
  for (const key of ours) localStorage.removeItem(key);
}

async function put(database, parcel) {
  const transaction = database.transaction("sealed", "readwrite", STRICT);
  transaction.store.put(parcel, accountId);
  await transaction.done;
}

const keyOf = (hex) => crypto.subtle.importKey("raw", Uint8Array.from(hex.match(/../g), (pair) => Number.parseInt(pair, 16)), "AES-GCM", false, ["encrypt", "decrypt"]);
