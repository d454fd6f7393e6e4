// Whose store this page works in: the tablet's own, or that of the account that is logged in here. One store per account.

const KEY = "observatie.account"; // {id, name, seal_key}

/** @import { Record } from "../domain/types.js" */
/** @typedef {{id: string, name: string, seal_key: string}} Account */

/** Who is logged in on this tablet, or null. Read once: a page stays with the store it began with. @type {Account | null} */
export const account = parsed(text());

/** The names of everything in the browser's storage that belongs to one account, or to nobody. */
export const databaseOf = (id) => (id ? `observatie.account.${id}` : "observatie.local");
export const ledgerOf = (id) => (id ? `observatie.unsent_of.${id}.` : "observatie.unsent.");
export const erasedOf = (id) => (id ? `observatie.erased_of.${id}` : "observatie.erased");
export const accountId = account?.id ?? null;

/** An observation from a file of another account: read here, never written to and never sent. @param {Record} record */
export const isForeign = ({ kind, owner }) => kind === "observation" && owner != null && owner !== accountId;

/** Did someone log in or out on this tablet since this page began? Then nothing of it may stay on screen. */
export const isStale = () => (parsed(text())?.id ?? null) !== accountId;

/** @param {Account | null} next @returns {boolean} whether the browser keeps it */
export function setAccount(next) {
  try {
    if (next) localStorage.setItem(KEY, JSON.stringify(next));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

function text() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function parsed(json) {
  // That nobody is logged in is no error: for the trace of one the browser reads the whole script again, a quarter of
  // what the form's script costs before the first tick.
  if (!json) return null;
  try {
    const read = JSON.parse(json);
    return typeof read.id === "string" && typeof read.name === "string" ? read : null;
  } catch {
    return null;
  }
}
