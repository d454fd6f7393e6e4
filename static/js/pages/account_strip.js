// On the first page of someone who is logged in: what is sent, what is not, and what she made before she logged in.
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { bringIn, localObservations } from "../storage/local_observations.js";
import { keep, kept, refusalReasons } from "../storage/sync_store.js";
import { recordsOf } from "../storage/record_list.js";
import { people } from "../storage/people.js";
import { fold, valueOf } from "../domain/fold.js";
import { assignmentsIn } from "../domain/joined_answers.js";
import { isPractice } from "../domain/progress.js";
import { isOpened, isSupplemented, snapshotOf } from "../domain/shared_report.js";
import { afterWriting, state, syncNow } from "../sync/keep_in_touch.js";
import { element, hook } from "../ui/element.js";
import { removeNotice, showNotice } from "../ui/notices.js";
import { words } from "./account_messages.js";
import { addressOf } from "./address.js";
import { dayWords } from "./day_words.js";
import { words as sharing } from "./sharing_messages.js";
import { leaveAccount } from "./leave_account.js";
import { words as startWords } from "./start_messages.js";

/** @param {() => Promise<unknown>} drawList draws the list of observations again */
export async function bindAccountStrip(drawList) {
  hook("account-name").textContent = words.loggedInAs(account.name);
  hook("send-now").addEventListener("click", sendNow);
  hook("log-out").addEventListener("click", leaveAccount);
  listen(({ kind }) => kind === "synced" && draw());
  listen(({ kind }) => kind !== "erased" && drawReceived());
  await Promise.all([draw(), drawReceived()]);
  hook("account").hidden = false;
  hook("wipe-link").hidden = true; // here that is logging out
  bindLocal(drawList);
}

async function draw() {
  const now = await state();
  const reasons = now.refused ? await refusalReasons() : [];
  hook("sent").textContent = words.sent(now);
  hook("sent-why").textContent = words.why(now, reasons);
  hook("heard").textContent = words.heard(now.heard.at);
  const isOut = now.heard.problem === "not_logged_in";
  if (isOut) showNotice("logged-out", words.why(now, []), { actions: [{ label: words.logIn, act: () => location.assign("/inloggen") }] });
  else removeNotice("logged-out");
  await tellGone();
}

/** "Verslagen voor jou": what colleagues shared, newest first. */
async function drawReceived() {
  const [shared, { nameOf }] = await Promise.all([recordsOf("shared_report"), people()]);
  const received = shared.filter(({ record, answers }) => record.owner !== account.id && snapshotOf(answers));
  const moment = ({ answers }) => answers["shared.report"].at;
  received.sort((one, other) => (moment(one) < moment(other) ? 1 : -1));
  hook("for-you").hidden = received.length === 0;
  hook("reports-for-you").replaceChildren(...received.map((one) => element("li", { class: "observation" }, receivedLink(one, nameOf))));
}

function receivedLink({ record, events, answers }, nameOf) {
  const state = !isOpened(answers) ? "isNew" : isSupplemented(events) ? "supplemented" : "read";
  return element(
    "a",
    { class: "observation-open", href: addressOf("/verslag-voor-jou", record.id) },
    element("span", { class: "observation-name" }, sharing.from(nameOf(record.owner) ?? undefined)),
    " ",
    element("span", { class: "observation-facts" }, snapshotOf(answers).facts.join(" · ")),
    " ",
    element("span", { class: "observation-state", "data-state": state === "isNew" ? "observing" : "finished" }, sharing.received[state]),
  );
}

/** What was erased elsewhere is said once. */
async function tellGone() {
  const gone = (await kept("gone")) ?? [];
  if (!gone.length) return;
  showNotice("erased-elsewhere", words.gone(sorted(gone)), { actions: [{ label: words.understood, act: () => keep("gone", []).then(() => removeNotice("erased-elsewhere")) }] });
}

/** A visit is of both, and a report for her was the colleague's: who erased it is not known. @param {(import("../sync/round.js").Gone | string)[]} gone */
function sorted(gone) {
  const known = gone.filter((one) => typeof one !== "string"); // earlier versions kept ids alone
  const isOfBoth = ({ kind, isHers }) => kind === "visit" || (kind === "shared_report" && !isHers);
  return {
    elsewhere: known.filter((one) => !isOfBoth(one)).map(({ kind }) => kind),
    away: known.filter(isOfBoth).map(({ kind }) => (kind === "visit" ? kind : "received_report")),
    unknown: gone.length - known.length,
  };
}

async function sendNow() {
  hook("sent").textContent = words.sending;
  hook("sent").dataset.asked = "under way";
  await syncNow();
  await draw();
  hook("sent").dataset.asked = "done";
}

async function bindLocal(drawList) {
  const drawLocal = async () => {
    const local = await localObservations();
    // After the last one the section stays, for the sentence that says where it is now.
    hook("bring-in").hidden = local.length === 0 && !hook("bring-said").textContent;
    hook("bring-in-text").textContent = local.length ? words.local(kindsOf(local)) : "";
    hook("local-list").replaceChildren(...local.map((one) => element("li", {}, element("button", { type: "button", onclick: () => bring([one]) }, words.localOne(localName(one))))));
    hook("bring-all").textContent = words.localAll;
    hook("bring-all").hidden = local.length < 2;
    hook("bring-all").onclick = () => bring(local);
  };
  const bring = async (chosen) => {
    try {
      for (const one of chosen) await bringIn(one);
      hook("bring-said").textContent = words.broughtIn(kindsOf(chosen));
      afterWriting();
    } catch {
      showNotice("bring-in", words.notBroughtIn, { problem: true });
    }
    await Promise.all([drawLocal(), drawList(), draw()]);
  };
  await drawLocal();
}

const kindsOf = (local) => local.map(({ record }) => record.kind);

function localName({ record, events }) {
  const answers = fold(events);
  if (record.kind === "assignment") return startWords.assignment(assignmentsIn(answers)[0]);
  if (isPractice(answers)) return startWords.practice;
  const [colleague, day] = ["setup.colleague", "setup.date"].map((field) => valueOf(answers, field));
  return [colleague ?? "oudergesprek", day && dayWords(day)].filter(Boolean).join(", ");
}
