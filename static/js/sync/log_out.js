// Leaving this tablet: what can be sent is sent, what can't is locked away or thrown away, and nothing stays readable.
import { account, setAccount } from "../storage/account.js";
import { clearAccount, seal } from "../storage/sealed.js";
import { ask as request } from "./api.js";
import { state, syncNow } from "./keep_in_touch.js";

const HERE = "hier"; // the half of a login that a page can take away; see web/log_ins.py

const PATIENCE = 10_000; // ms of sending, after which she is asked: a server that hangs keeps nobody on this tablet
const LAST_WORD = 3_000; // ms for telling the server that this login is over

/** Send what waits, for as long as that is bearable. @returns {Promise<number | null>} answers not at the server; null: unreadable */
export async function sendFirst() {
  await within(PATIENCE, syncNow());
  return unsentNow().catch(() => null);
}

async function unsentNow() {
  const { unsent, refused } = await state();
  return unsent + refused;
}

/**
 * @param {"sent" | "keep" | "discard"} how  keep: lock away what was not sent, until she logs in here again
 * @returns {Promise<boolean>} false: she is logged out, and something of hers is still in this browser
 * @throws when it could not be locked away: then she is still logged in and nothing has gone
 */
export async function logOut(how) {
  try {
    await seal(how === "keep");
  } catch (problem) {
    if (how !== "discard") throw problem;
  }
  await within(LAST_WORD, tellServer());
  document.cookie = `${HERE}=; Max-Age=0; Path=/; SameSite=Lax`;
  setAccount(null);
  return clearAccount().then(() => true, () => false);
}

/** Another account logs in on a tablet where this one never logged out. Without a network too: from here on no page opens her store. */
export async function makeRoom() {
  const isLocked = await lockAll().then(() => true, () => false);
  setAccount(null);
  if (isLocked) await clearAccount(); // else it stays, closed, until she logs in
}

const lockAll = async () => seal((await unsentNow()) > 0);

/** Without a network it never hears of it, but this tablet can no longer show that it is she. */
async function tellServer() {
  const { csrf_token: token, account_id: who } = await request("/api/session");
  if (who === account.id) await fetch("/uitloggen", { method: "POST", headers: { "X-CSRF-Token": token }, redirect: "manual", keepalive: true });
}

/** Done, failed or out of patience: whoever waits goes on. */
const within = (patience, act) => Promise.race([act.catch(() => null), new Promise((resolve) => setTimeout(resolve, patience))]);
