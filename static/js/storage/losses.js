// What the ledger of unsent events says about all records: which are missing, and which were wiped on purpose.
import { ERASED, LEDGER, getItem, setItem, short } from "./unsent.js";

const MAX_ERASED = 500; // records remembered as wiped, newest last

/** Records that should be in the database and are not. @param {string[]} recordIds  those that are */
export function missing(recordIds) {
  const present = new Set([...recordIds, ...erasedIds()]);
  return ledgerIds().filter((id) => !present.has(id));
}

/** The loss of other events of this record was said and understood: the ledger holds it to these from now on. */
export function acceptLoss(recordId, eventIds) {
  setItem(LEDGER + recordId, [...new Set(eventIds.map(short))].join(""));
}

/** Set before the wiping itself, so that another tab never takes it for a loss. */
export function markErased(recordIds) {
  setItem(ERASED, [...new Set([...erasedIds(), ...recordIds])].slice(-MAX_ERASED).join(" "));
}

export function unmarkErased(recordIds) {
  setItem(ERASED, erasedIds().filter((id) => !recordIds.includes(id)).join(" "));
}

export const erasedIds = () => getItem(ERASED).split(" ").filter(Boolean);

/** Records the ledger knows of. */
export function ledgerIds() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(LEDGER)).map((key) => key.slice(LEDGER.length));
  } catch {
    return [];
  }
}
