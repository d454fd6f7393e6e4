// Leaving this tablet: what can be sent is sent, what can't is locked away or thrown away, and nothing stays readable.
import { account, setAccount } from "../storage/account.js";
import { clearAccount, seal } from "../storage/sealed.js";
import { ask as request } from "./api.js";
import { state, syncNow } from "./keep_in_touch.js";

const HERE = "hier"; // the half of a login that a page can take away; see web/log_ins.py

/** Send what waits. @returns {Promise<number>} how many answers are not at the server */
export async function sendFirst() {
  const { unsent, refused } = await syncNow();
  return unsent + refused;
}

export async function unsentNow() {
  const { unsent, refused } = await state();
  return unsent + refused;
}

/**
 * @param {boolean} keepsUnsent lock away what was not sent, until she logs in here again
 * @throws when it could not be locked away: then she is still logged in and nothing has gone
 */
export async function logOut(keepsUnsent) {
  if (keepsUnsent) await seal();
  await endLogin();
  setAccount(null);
  await clearAccount();
}

/** Another account logs in on a tablet where this one never logged out. */
export async function makeRoom() {
  if (await unsentNow()) await seal();
  await clearAccount();
}

/** Without a network the server hears of it never, but this tablet can no longer show that it is she. */
async function endLogin() {
  try {
    const { csrf_token: token, account_id: who } = await request("/api/session");
    if (who === account.id) await fetch("/uitloggen", { method: "POST", headers: { "X-CSRF-Token": token }, redirect: "manual" });
  } catch {
    // No network, or logged out already.
  }
  document.cookie = `${HERE}=; Max-Age=0; Path=/; SameSite=Lax`;
}
