// The only file that opens IndexedDB. Every change is durable before it counts, and after a failure that may mean a full
// disk nothing is changed any more: Chromium was seen to empty the database at the next change. Reading stays safe.
import { openDB } from "/static/vendor/idb@8.0.4/index.js";

const NAME = "observatie.local"; // the database of "no account"
const VERSION = 1;

/** @import { StorageReason } from "../domain/types.js" */

let connection = null;
let opening = null;
let stopped = null; // the reason, once nothing may be changed any more

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

/** As read, in a strict transaction; resolves when it is complete. While connected, `work` runs before this returns. */
export async function change(stores, work) {
  if (stopped) throw new StorageFailure(stopped);
  return run("readwrite", stores, work);
}

async function run(mode, stores, work) {
  for (let isRetry = false; ; isRetry = true) {
    const before = connection;
    try {
      return await attempt(mode, stores, work);
    } catch (error) {
      if (isRetry || !isWorthRetrying(error, before)) throw failure(error);
      disconnect();
    }
  }
}

async function attempt(mode, stores, work) {
  const database = connection ?? (await open());
  const transaction = database.transaction(stores, mode, { durability: "strict" });
  const [outcome, end] = await Promise.allSettled([perform(work, transaction), transaction.done]);
  if (end.status === "fulfilled" && outcome.status === "fulfilled") return outcome.value;
  throw causeOf(outcome.reason, end.reason, transaction);
}

/** A request that was aborted knows less about why than its transaction does. */
function causeOf(failed, ended, transaction) {
  if (failed !== undefined && failed?.name !== "AbortError") return failed;
  return transaction.error ?? ended ?? failed;
}

async function perform(work, transaction) {
  try {
    return await work(transaction);
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/** All or nothing: what was asked before the failure must not be kept by itself. */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // Over already.
  }
}

async function open() {
  opening ??= openDB(NAME, VERSION, { upgrade, blocking: disconnect, terminated: disconnect });
  try {
    connection = await opening;
    return connection;
  } finally {
    opening = null;
  }
}

/** Upgrades only add: an older page may still be reading. */
function upgrade(database, from) {
  if (from >= 1) return;
  database.createObjectStore("records", { keyPath: "id" });
  database.createObjectStore("events", { keyPath: ["record_id", "field", "id"] }).createIndex("by_moment", ["record_id", "made_at"]);
  database.createObjectStore("acknowledged", { keyPath: ["record_id", "id"] });
}

/** Also for iOS, which closes the database under a living page; the next use opens it again. */
function disconnect() {
  const old = connection;
  connection = null;
  old?.close();
}

/** @param before  the connection at the first attempt: a transaction that died with it says nothing about the disk */
function isWorthRetrying(error, before) {
  const lostConnection = before !== null && connection !== before;
  return error?.name === "InvalidStateError" || error?.name === "UnknownError" || (error?.name === "AbortError" && lostConnection);
}

function failure(error) {
  if (error instanceof Refusal || error instanceof StorageFailure) return error;
  const reason = reasonOf(error);
  if (reason === "full" || reason === "unknown") stopped ??= reason;
  return new StorageFailure(reason, error);
}

/** Thrown by `work` itself: it undoes its transaction and says nothing about the disk. */
export class Refusal extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

function reasonOf(error) {
  const reasons = { QuotaExceededError: "full", UnknownError: "unknown", AbortError: "unknown", InvalidStateError: "closed", VersionError: "newer_version" };
  return error === null || error === undefined ? "unknown" : (reasons[error.name] ?? "unavailable");
}
