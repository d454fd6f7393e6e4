// "Deel met Bram": the composed report she previewed, as a snapshot in a record of its own. Nothing else leaves the observation.
import { isOpened, snapshotOf } from "../domain/shared_report.js";
import { account } from "../storage/account.js";
import { partners, people } from "../storage/people.js";
import { held } from "../storage/sync_store.js";
import { listen } from "../storage/channel.js";
import { sendSoon } from "../sync/keep_in_touch.js";
import { ask } from "../ui/ask.js";
import { element, hook } from "../ui/element.js";
import { previewReport } from "../ui/report_preview.js";
import { openObservation } from "./open_observation.js";
import { words } from "./sharing_messages.js";

const MISSING = ["compliment", "tip"];

/**
 * @param {object} observation the open observation
 * @param {(act: (report: object) => Promise<void>) => () => Promise<void>} reviewed  the checks before anything is taken along
 */
export async function bindColleague(observation, reviewed) {
  const candidates = await candidatesOf(observation);
  let shared = await openShared(observation);
  if (!candidates.length && !shared) return;
  const { nameOf } = await people();
  let wasAskedBack = false;

  const draw = async () => {
    // A record that is gone no longer says whose it was; the observation does.
    const to = shared ? (shared.record.members.find((id) => id !== account.id) ?? observation.value("setup.partner")) : null;
    const name = nameOf(to) ?? observation.value("setup.colleague") ?? words.someone;
    const state = shared && (await stateOf(shared));
    hook("shared-state").textContent = shared ? words.states[state === "opened" && wasAskedBack ? "too_late" : state](name) : "";
    const targets = shared ? candidates.filter(({ id }) => id === to) : candidates;
    const shareButtons = state === "gone" ? [] : targets.map((one) => element("button", { type: "button", class: "main", onclick: reviewed((report) => share(report, one)) }, words.share(one.name)));
    const canTakeBack = state === "waiting" || state === "shared";
    const back = canTakeBack ? [element("button", { type: "button", onclick: () => takeBack(name) }, words.takeBack)] : [];
    hook("share-buttons").replaceChildren(...shareButtons, ...back);
    hook("supplement").textContent = ["waiting", "shared", "opened"].includes(state) ? words.supplement(name) : "";
    const takeaway = shared?.value("shared.takeaway");
    hook("their-takeaway").replaceChildren(
      ...(takeaway ? [element("h3", {}, words.theirTakeaway(name)), element("p", { class: "as-written", dir: "auto" }, takeaway)] : []),
    );
  };

  const share = async (report, partner) => {
    if (report.missing.some(({ code }) => MISSING.includes(code))) return say(words.incomplete);
    if (!(await previewReport(report, words.preview(partner.name)))) return;
    shared ??= await openObservation(null, "shared_report", [partner.id]);
    shared.drawn("shared.report");
    const isKept = (await shared.write("shared.report", JSON.stringify(report))) !== "failed";
    if (!isKept) return say(words.notKept);
    await noteShared(observation, shared.id, partner);
    wasAskedBack = false;
    sendSoon();
    await draw();
    hook("shared-state").focus();
  };

  const takeBack = async (name) => {
    if (!(await ask(words.askTakeBack(name)))) return;
    shared.drawn("shared.report");
    if ((await shared.write("shared.report", null)) === "failed") return say(words.notTakenBack);
    wasAskedBack = true;
    sendSoon();
    await draw();
  };

  /** What the server did not take back is in the store no longer: this page begins again with what is. */
  const takeUp = async () => {
    const own = shared?.status.state === "saved" && (await held(shared.id));
    const isHere = (id) => own.events.some((event) => event.id === id);
    if (!own || (shared.answers["shared.report"]?.ids.every(isHere) ?? true)) return;
    shared = await openObservation(shared.id);
    shared.onChange(draw);
  };

  shared?.onChange(draw);
  listen(async ({ kind }) => {
    if (kind !== "synced") return;
    await takeUp();
    await draw();
  });
  await draw();
  hook("colleague").hidden = false;
}

const say = (text) => (hook("shared-state").textContent = text);

/**
 * The kijkmaatje this observation is about, and nobody else once that is known: a kijkmaatje no longer, then nobody.
 * Without one every kijkmaatje, when the name on the form is nobody's.
 */
async function candidatesOf(observation) {
  const all = await partners();
  const chosen = observation.value("setup.partner");
  if (chosen) return all.filter(({ id }) => id === chosen);
  const name = observation.value("setup.colleague")?.trim().toLowerCase();
  const named = all.filter((one) => one.name.trim().toLowerCase() === name);
  return named.length ? named : all;
}

async function openShared(observation) {
  const id = observation.value("report.shared_in");
  return id ? openObservation(id) : null;
}

async function stateOf(shared) {
  if (shared.status.state === "gone") return "gone";
  const own = await held(shared.id);
  const isSent = shared.answers["shared.report"]?.ids.every((id) => own?.acknowledged.has(id));
  if (!snapshotOf(shared.answers)) return isSent ? "taken_back" : "taking_back";
  if (isOpened(shared.answers)) return "opened";
  return isSent ? "shared" : "waiting";
}

/** In the observation: where its report is. And between the two: she sat in, so the other's turn may come. */
async function noteShared(observation, sharedId, partner) {
  if (observation.value("report.shared_in") === sharedId) return;
  await observation.writeAll([
    ["report.shared_in", sharedId],
    ["setup.partner", partner.id],
  ]);
  const planned = observation.value("setup.visit");
  const visit = planned ? await openObservation(planned) : await openObservation(null, "visit", [partner.id]);
  if (visit.status.state === "gone") return;
  const facts = planned ? [] : [["visit.observer", account.id], ...["setup.date", "setup.kind"].map((field) => [field, observation.value(field)])];
  await visit.writeAll([...facts, ["visit.done", true]]);
  if (!planned) await observation.write("setup.visit", visit.id);
}
