// When a round is made: at the start, with the network back, in view again, after writing, by hand; after trouble ever later.
import { announceToAll } from "../storage/channel.js";
import { erasures, forgetRefusals, keep, kept, overview } from "../storage/sync_store.js";
import { NoAnswer } from "./api.js";
import { syncRound } from "./round.js";

const AFTER_WRITING = 3_000; // ms
const EVERY = 120_000; // ms, while in view
const FIRST_WAIT = 5_000; // ms, doubled after every round that failed
const LONGEST_WAIT = 300_000;
const LOCK = "observatie.sync";
// Trying again by itself does not help: someone has to log in, or to let the new version in.
const WAITS_FOR_HER = ["not_logged_in", "other_account", "newer"];

let timer = 0;
let failures = 0;
let underWay = null;

/** @typedef {{at: string | null, problem: string | null}} Heard when the server was last heard, and what is wrong since */

/** From now on this page keeps the store and the server the same. */
export function keepInTouch() {
  addEventListener("online", () => soon(0));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && soon(0));
  soon(0);
}

/** Something was written here; she may be writing on. */
export const afterWriting = () => soon(AFTER_WRITING);

/** Something that someone waits for. */
export const sendSoon = () => soon(0);

/** What is sent and what is not, as a page can say it. @returns {Promise<{unsent: number, refused: number, erased: number, heard: Heard}>} */
export async function state() {
  const [all, erased, heard] = await Promise.all([overview(), erasures(), kept("heard")]);
  const sum = (name) => [...all.values()].reduce((total, one) => total + one[name], 0);
  return { unsent: sum("unsent"), refused: sum("refused"), erased: erased.length, heard: heard ?? { at: null, problem: null } };
}

/** Now, because she asked: what was refused is offered again as well. @param {(done: number, all: number) => void} [tell] */
export async function syncNow(tell) {
  await underWay; // it may have begun before what she wants sent
  await forgetRefusals();
  failures = 0;
  await round(tell);
  return state();
}

function soon(wait) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    await underWay;
    await round();
  }, wait);
}

/** One round at a time on this tablet: another tab's is waited for. */
function round(tell) {
  clearTimeout(timer);
  const asked = navigator.locks ? navigator.locks.request(LOCK, () => roundNow(tell)) : roundNow(tell);
  underWay ??= asked.finally(() => (underWay = null));
  return underWay;
}

async function roundNow(tell) {
  let problem = null;
  let isHeard = false;
  try {
    const found = await syncRound(tell);
    const { changed, gone } = found;
    [problem, isHeard] = [found.problem, true];
    for (const id of changed) announceToAll({ kind: "changed", record_id: id });
    if (gone.length) await keep("gone", [...((await kept("gone")) ?? []), ...gone]);
  } catch (failure) {
    problem = failure instanceof NoAnswer ? "no_network" : (failure.code ?? failure.reason ?? "failed");
  }
  failures = problem ? failures + 1 : 0;
  await noteHeard(problem, isHeard);
  announceToAll({ kind: "synced" });
  if (!WAITS_FOR_HER.includes(problem)) schedule();
}

/** The store may be the very thing that fails; then there is nothing to note it in. */
async function noteHeard(problem, isHeard) {
  try {
    const before = await kept("heard");
    await keep("heard", { at: isHeard ? new Date().toISOString() : (before?.at ?? null), problem });
  } catch {
    // The page says so itself.
  }
}

function schedule() {
  const wait = failures ? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) : EVERY;
  // Between half and all of it, so that a school full of tablets does not come back in the same second.
  clearTimeout(timer);
  timer = setTimeout(() => (document.visibilityState === "visible" ? round() : schedule()), wait * (0.5 + Math.random() / 2));
}
