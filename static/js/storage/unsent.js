// A ledger in localStorage of which events this tablet holds that no server has: when the database comes back empty, it tells.
// Written after the commit, when there is time. It counts for nothing but noticing a loss.
import { accountId, erasedOf, ledgerOf } from "./account.js";

export const LEDGER = ledgerOf(accountId); // + record id: the first characters of its events' ids, joined
export const ERASED = erasedOf(accountId); // ids of records wiped on purpose
const PIECE = /.{8}/g; // 32 random bits tell the events of one record apart

const pending = new Map(); // record id -> ids not yet written down

/** These events are durably in the database. */
export function noteKept(recordId, eventIds) {
  if (!pending.size) whenIdle(writeLedger);
  pending.set(recordId, [...(pending.get(recordId) ?? []), ...eventIds]);
}

/** Write down now what waits; for when the page hides. */
export function writeLedger() {
  for (const [recordId, ids] of pending) {
    const known = piecesOf(recordId);
    setItem(LEDGER + recordId, [...new Set([...known, ...ids.map(short)])].join(""));
  }
  pending.clear();
}

/** How many events this record should have according to the ledger and has not. */
export function missingFrom(recordId, eventIds) {
  const present = new Set(eventIds.map(short));
  return piecesOf(recordId).filter((piece) => !present.has(piece)).length;
}

/** Wiped on purpose, or its loss said and understood: the ledger forgets these records. */
export function forget(recordIds) {
  for (const id of recordIds) {
    pending.delete(id);
    setItem(LEDGER + id, "");
  }
}

export const wasErased = (recordId) => getItem(ERASED).split(" ").includes(recordId);

/** localStorage may be blocked or full: then there is no ledger, and the database itself is the truth. */
export function getItem(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** An empty text takes it away. */
export function setItem(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

export const short = (id) => id.slice(0, 8);
const piecesOf = (recordId) => getItem(LEDGER + recordId).match(PIECE) ?? [];

/** When there is time, or soon: a busy browser may never be idle by itself. Safari has no requestIdleCallback. */
export const whenIdle = (work) => (globalThis.requestIdleCallback ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 200));
