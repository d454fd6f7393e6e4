// The only file that opens IndexedDB. Every change is durable before it counts, and after a failure that may mean a full
// disk nothing is changed any more: Chromium was seen to empty the database at the next change. Reading stays safe.
import { deleteDB, openDB, unwrap } from "/static/vendor/idb@8.0.4/index.js";
import { accountId, databaseOf, isStale } from "./account.js";

const VERSION = 1;
const STRICT = { durability: "strict" };
const PATIENCE = 10_000; // ms without an answer, after which a connection is taken for dead

/** @import { StorageReason } from "../domain/types.js" */

let connection = null;
let opening = null;
// A way to give up, per transaction under way.
const unanswered = new Set();
// The reason, once nothing may be changed any more.
let stopped = null;

export class StorageFailure extends Error {
  /** @param {StorageReason} reason */
  constructor(reason, cause) {
    super(`storage: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Keys of the store `events` are [record_id, field, id]; these ranges are one record's, or one family's in it. */
export const rangeOf = (recordId) => IDBKeyRange.bound([recordId], [recordId, []]);
export const rangeOfFamily = (recordId, family) => IDBKeyRange.bound([recordId, `${family}.`], [recordId, `${family}/`]);

/** Why nothing is changed any more, or null. @returns {StorageReason | null} */
export const whyStopped = () => stopped;

/** Someone asked to try once more: with a new connection, so what was lost shows before anything is changed. */
export function resume() {
  stopped = null;
  disconnect();
}

/** Open now, so that the first write need not wait. */
export const connect = () => run("readonly", ["records"], () => null);

/** @template T @param {string[]} stores @param {(transaction) => T | Promise<T>} work  asks all it needs without foreign awaits */
export const read = (stores, work) => run("readonly", stores, work);

/** As read, in a strict transaction; resolves when it is complete. */
export const change = (stores, work) => changed(stores, work, perform);

/**
 * The shortest way to disk: a bare transaction that is asked and committed within this call while connected.
 * @param {(transaction: IDBTransaction) => IDBRequest} ask  gives the request whose result is wanted
 */
export const changeAtOnce = (stores, ask) => changed(stores, ask, performAtOnce);

async function changed(stores, work, how) {
  if (stopped) throw new StorageFailure(stopped);
  return run("readwrite", stores, work, how);
}

async function run(mode, stores, work, how = perform) {
  for (let isRetry = false; ; isRetry = true) {
    try {
      return await attempt(mode, stores, work, how);
    } catch (error) {
      if (isRetry || !isWorthRetrying(error)) throw failure(error);
      disconnect();
    }
  }
}

async function attempt(mode, stores, work, how) {
  // Before the clock for it is set: the disk works meanwhile.
  const answer = how(mode, stores, work);
  let giveUp;
  const silence = new Promise((resolve, reject) => {
    giveUp = () => reject(new DOMException("no answer from the database", "InvalidStateError"));
  });
  const timer = setTimeout(giveUp, PATIENCE);
  unanswered.add(giveUp);
  try {
    return await Promise.race([silence, answer]);
  } finally {
    clearTimeout(timer);
    unanswered.delete(giveUp);
  }
}

async function perform(mode, stores, work) {
  const database = connection ?? (await open());
  const transaction = database.transaction(stores, mode, STRICT);
  const asked = new Promise((resolve) => resolve(work(transaction)));
  try {
    return (await Promise.all([asked, transaction.done]))[0];
  } catch (error) {
    // A request that was aborted knows less about why than its transaction does.
    const cause = error?.name === "AbortError" ? (transaction.error ?? error) : error;
    abort(transaction);
    throw cause;
  }
}

async function performAtOnce(mode, stores, ask) {
  const database = connection ?? (await open());
  const transaction = unwrap(database).transaction(stores, mode, STRICT);
  return new Promise((resolve, reject) => {
    try {
      const asked = ask(transaction);
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.commit?.();
    } catch (error) {
      abort(transaction);
      reject(error);
    }
  });
}

/** All or nothing, also when asking itself went wrong halfway. */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // Over already.
  }
}

async function open() {
  // Else a round under way makes again what logging out took away.
  if (isStale()) throw new StorageFailure("closed");
  opening ??= openDB(databaseOf(accountId), VERSION, { upgrade, blocking: disconnect, terminated: lose });
  const asked = opening;
  try {
    const opened = await asked;
    if (opening === asked) connection = opened;
    return opened;
  } finally {
    if (opening === asked) opening = null;
  }
}

/** Upgrades only add: an older page may still be reading. */
function upgrade(database, from) {
  if (from >= 1) return;
  database.createObjectStore("records", { keyPath: "id" });
  database.createObjectStore("events", { keyPath: ["record_id", "field", "id"] }).createIndex("by_moment", ["record_id", "made_at"]);
  database.createObjectStore("acknowledged", { keyPath: ["record_id", "id"] });
  if (!accountId) return;
  // With the reason: not sent again by itself.
  database.createObjectStore("refused", { keyPath: ["record_id", "id"] });
  // Erased here, to be told to the server.
  database.createObjectStore("erasures", { keyPath: "record_id" });
  // The listing, when the server was last heard.
  database.createObjectStore("sync");
}

/** A database beside this page's own, for as long as it takes to move something. @template T @param {(database) => Promise<T>} work */
export async function beside(name, work, makeStores = upgrade) {
  const database = await openDB(name, VERSION, { upgrade: makeStores });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Put what is not in the store yet; what is there stays as it is: it may have been erased since. */
export async function putAbsent(store, found) {
  const keyOf = (one) => (Array.isArray(store.keyPath) ? store.keyPath.map((part) => one[part]) : one[store.keyPath]);
  const known = await Promise.all(found.map((one) => store.getKey(keyOf(one))));
  await Promise.all(found.filter((_, index) => known[index] === undefined).map((one) => store.put(one)));
}

/** All of it goes. Other tabs let go of it by themselves. */
export function destroy(name) {
  disconnect();
  return deleteDB(name);
}

function disconnect() {
  const old = connection;
  connection = null;
  opening = null;
  old?.close();
}

/** Closed under a living page (iOS does; so does wiping site data): the transactions of that moment may never be answered. */
function lose() {
  disconnect();
  for (const giveUp of unanswered) giveUp();
}

const isWorthRetrying = (error) => error?.name === "InvalidStateError" || error?.name === "UnknownError";

function failure(error) {
  if (error instanceof StorageFailure) return error;
  const reason = reasonOf(error);
  if (reason === "full" || reason === "unknown") stopped ??= reason;
  return new StorageFailure(reason, error);
}

function reasonOf(error) {
  const reasons = { QuotaExceededError: "full", UnknownError: "unknown", AbortError: "unknown", InvalidStateError: "closed", VersionError: "newer_version" };
  return error === null || error === undefined ? "unknown" : (reasons[error.name] ?? "unavailable");
}
