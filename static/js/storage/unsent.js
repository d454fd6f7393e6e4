// A ledger in localStorage of which events this tablet holds that no server has: when the database comes back empty, it tells.
// Written after the commit, when there is time. It counts for nothing but noticing a loss.

const LEDGER = "observatie.unsent."; // + record id: the first characters of its events' ids, joined
const ERASED = "observatie.erased"; // ids of records wiped on purpose, newest last
const PREFIX = 8; // characters of an id; 32 random bits tell the events of one record apart
const MAX_ERASED = 500; // records

const pending = new Map(); // record id -> ids not yet written down
let timer = null;

/** These events are durably in the database. */
export function noteKept(recordId, eventIds) {
  pending.set(recordId, [...(pending.get(recordId) ?? []), ...eventIds]);
  timer ??= whenIdle(writeLedger);
}

/** Write down now what waits; for when the page hides. */
export function writeLedger() {
  timer = null;
  for (const [recordId, ids] of pending) {
    const known = get(LEDGER + recordId) ?? "";
    set(LEDGER + recordId, known + ids.map(short).filter((id) => !includes(known, id)).join(""));
  }
  pending.clear();
}

/** How many events this record should have according to the ledger and has not. */
export function missingFrom(recordId, eventIds) {
  const present = new Set(eventIds.map(short));
  return pieces(get(LEDGER + recordId) ?? "").filter((id) => !present.has(id)).length;
}

/** Records that should be in the database and are not. @param {string[]} recordIds  those that are */
export function missing(recordIds) {
  const present = new Set([...recordIds, ...erasedIds()]);
  return ledgerIds().filter((id) => !present.has(id));
}

/** Wiped on purpose, or said and understood: the ledger forgets them. */
export function forget(recordIds) {
  for (const id of recordIds) {
    pending.delete(id);
    remove(LEDGER + id);
  }
}

/** Set before the wiping itself, so that another tab never takes it for a loss. */
export function markErased(recordIds) {
  set(ERASED, [...new Set([...erasedIds(), ...recordIds])].slice(-MAX_ERASED).join(" "));
}

export function unmarkErased(recordIds) {
  set(ERASED, erasedIds().filter((id) => !recordIds.includes(id)).join(" "));
}

export const wasErased = (recordId) => erasedIds().includes(recordId);

export const erasedIds = () => (get(ERASED) ?? "").split(" ").filter(Boolean);

/** Records the ledger knows of. */
export function ledgerIds() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(LEDGER)).map((key) => key.slice(LEDGER.length));
  } catch {
    return [];
  }
}

const short = (id) => id.slice(0, PREFIX);
const pieces = (text) => text.match(new RegExp(`.{${PREFIX}}`, "g")) ?? [];
const includes = (text, piece) => pieces(text).includes(piece);

// Safari has no requestIdleCallback.
const whenIdle = (work) => (globalThis.requestIdleCallback ? requestIdleCallback(work, { timeout: 2000 }) : setTimeout(work, 200));

function get(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // blocked: then there is no ledger
  }
}

function set(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // Blocked or full: the database itself is the truth.
  }
}

const remove = (key) => set(key, "");
