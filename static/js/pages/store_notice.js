// A store that cannot be read is said above the page, and no longer once it can.
import { removeNotice, showNotice } from "../ui/notices.js";
import { words } from "./store_messages.js";

/** @template T  @param {Promise<T>} reading  @returns {Promise<T | null>} null: it was said that this device cannot be read */
export async function readOrSay(reading) {
  try {
    const found = await reading;
    removeNotice("store");
    return found;
  } catch (failure) {
    showNotice("store", failure.reason === "unavailable" ? words.keepsNothing : words.unreadable, { problem: true });
    return null;
  }
}
