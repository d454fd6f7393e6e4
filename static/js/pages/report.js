// The report: composed from the answers, talked through together, and taken along on paper, as PDF or as text.
import { addressToReadOn } from "../domain/read_on.js";
import { composeReport } from "../domain/report.js";
import { isPractice } from "../domain/progress.js";
import { account, isForeign } from "../storage/account.js";
import { tablet } from "../storage/preferences.js";
import { drawBody, notes, readOn } from "../ui/draw_report.js";
import { element, hook } from "../ui/element.js";
import { bindNote } from "../ui/note_field.js";
import { showNotice } from "../ui/notices.js";
import { bindPrivacyNotes } from "../ui/privacy_review.js";
import { readContent } from "../ui/read_content.js";
import { bindStatus } from "../ui/status.js";
import { WIPED, addressOf, idInAddress, linkTo } from "./address.js";
import { today } from "./day_words.js";
import { endPreparation } from "./end_preparation.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { saveUnsavedCopy } from "./save_copy.js";
import { words } from "./report_messages.js";
import { bindSharing, wasTaken } from "./share_report.js";

const [observation, content] = await Promise.all([openObservation(idInAddress()), readContent()]);
const field = hook("takeaway-text");
let drawn = "";
let drawPrivacy = null;

const compose = () => composeReport(observation.answers, content, today());
const isReadOnly = isForeign(observation.record);
const linkToFill = (code) =>
  isReadOnly ? "" : element("p", { class: "no-print" }, element("a", { class: "button", href: addressOf("/feedback", observation.id) }, words.write[code]));

/** Room to write by hand, on paper only. */
const ruledLines = () => [1, 2, 3].map(() => element("div", { class: "ruled" }));

/** Redrawn only when it says something else. */
function draw() {
  const report = compose();
  if (JSON.stringify(report) === drawn) return;
  drawn = JSON.stringify(report);
  hook("title").textContent = report.title;
  hook("facts").textContent = report.facts.join(" · ");
  const help = report.tip.about && addressToReadOn(observation.value("closing.tip")?.about, content);
  hook("body").replaceChildren(...drawBody(report, linkToFill, readOn(help, words.readOn)));
  hook("takeaway-printed").replaceChildren(...(report.takeaway?.words.length ? notes(report.takeaway.words) : ruledLines()));
  hook("takeaway").dataset.printed = String(report.takeaway !== null);
  hook("owners").replaceChildren(...[...report.ownership, report.made_on].map((sentence) => element("p", {}, sentence)));
}

function bindScope() {
  const options = [...hook("scope").querySelectorAll("input")];
  const drawScope = () => {
    const scope = observation.value("report.scope") ?? "whole";
    for (const option of options) option.checked = option.value === scope;
    observation.drawn("report.scope");
  };
  for (const option of options) option.addEventListener("change", () => observation.write("report.scope", option.value));
  const early = options.find((option) => option.checked && !option.defaultChecked); // chosen before this script was there
  if (early) observation.write("report.scope", early.value);
  drawScope();
  return drawScope;
}

function drawLinks() {
  if (observation.events.length && !idInAddress()) history.replaceState(null, "", addressOf("", observation.id));
  linkTo(hook("to-feedback"), "/feedback", observation.id);
}

/** On the school's tablet a visit ends here: with a copy, and then gone. */
function bindTakeAlong() {
  const button = hook("take-along");
  button.hidden = tablet() !== "school" || Boolean(account); // in an account it would go everywhere, not from here alone
  button.addEventListener("click", async () => {
    const { takeAlong } = await import("./observation_acts.js");
    try {
      if (await takeAlong(observation.id, observation.answers, { hasCopy: wasTaken() })) location.assign(`/#${WIPED}`);
    } catch {
      showNotice("wipe", words.notErased, { problem: true });
    }
  });
}

field.readOnly = isReadOnly;
const drawTakeaway = bindNote(field, observation, "closing.takeaway");
const drawScope = bindScope();
bindStatus(observation, async () => ({ saveUnsavedCopy }));
const composeNow = () => {
  drawTakeaway.flush();
  return compose();
};
const reviewed = bindSharing(observation, content && composeNow);
// Last: with the long report on the page already, binding would make the browser lay it out on the way.
if (content) draw();
else showNotice("content", words.noContent, { problem: true });
bindTakeAlong();
hook("share").hidden = isPractice(observation.answers); // an exercise is nobody's report
drawLinks();
observation.onChange(({ fields, origin }) => {
  if (content) draw();
  if (fields.includes("report.scope")) drawScope();
  if (fields.includes("closing.takeaway") && origin === "elsewhere") drawTakeaway();
  drawPrivacy?.();
  drawLinks();
});
// The last half second of typing is on paper too.
addEventListener("beforeprint", () => drawTakeaway.flush());
addEventListener("hashchange", () => location.reload());
endPreparation(observation);
startPage(observation);
// Reading every note for names takes a moment; the report is there first.
if (!isReadOnly) drawPrivacy = await bindPrivacyNotes(observation);
if (account && !isReadOnly && !isPractice(observation.answers)) (await import("./share_with_colleague.js")).bindColleague(observation, reviewed);
