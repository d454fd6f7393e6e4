// Who she knows through the server: names and kijkmaatjes, as last heard; also without a network.
import { account } from "./account.js";
import { kept } from "./sync_store.js";

/**
 * @typedef {{id: string, name: string, state: "pair" | "invited" | "invites_me"}} Pair
 * @returns {Promise<{nameOf: (id: string) => string | null, pairs: Pair[]}>}
 */
export async function people() {
  const listing = (account && (await kept("listing").catch(() => null))?.listing) || { people: {}, pairs: [] };
  const nameOf = (id) => listing.people[id] ?? null;
  const pairs = (listing.pairs ?? []).map(({ account_id: id, state }) => ({ id, name: nameOf(id) ?? "", state }));
  return { nameOf, pairs: pairs.sort((one, other) => one.name.localeCompare(other.name, "nl")) };
}

/** Those with whom something can be shared or planned. */
export const partners = async () => (await people()).pairs.filter(({ state }) => state === "pair");
