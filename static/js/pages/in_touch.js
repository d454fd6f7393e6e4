// On every page of someone who is logged in: the store and the server are kept the same.
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { unseal } from "../storage/sealed.js";
import { kept } from "../storage/sync_store.js";
import { afterWriting, keepInTouch } from "../sync/keep_in_touch.js";
import { bindSentWords } from "./sent_words.js";

/** @param {object} [observation] the open one, where there is one */
export async function bindAccount(observation) {
  const { account: loggedIn } = document.body.dataset;
  if (loggedIn && loggedIn !== account.id) return; // the page where another account is arriving
  if (observation) {
    observation.onChange(({ origin }) => origin === "here" && afterWriting());
    bindSentWords(observation);
  }
  listen(({ kind }) => kind === "synced" && makeWay());
  await unseal().catch(() => null); // where the page that logging in ends on was left too early
  keepInTouch();
}

/** Another account logged in here and never arrived: it does so now, and nothing of this one stays on screen. */
async function makeWay() {
  const heard = await kept("heard").catch(() => null);
  if (heard?.problem === "other_account") location.replace("/welkom");
}
