// An observation is addressed behind the #, the part of an address that never reaches a server.
const ID = /^#([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** The record's id in this page's address, or null. */
export const idInAddress = () => ID.exec(location.hash)?.[1] ?? null;

/** Where a page shows this record. */
export const addressOf = (path, recordId) => (recordId ? `${path}#${recordId}` : path);

/** Let a link lead to the page with this record. */
export function linkTo(link, path, recordId) {
  const address = addressOf(path, recordId);
  if (link.getAttribute("href") !== address) link.setAttribute("href", address);
}

/** In the address of the first page: an observation was wiped on the page before, and the list says so. */
export const WIPED = "gewist";
