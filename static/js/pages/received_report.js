// A report that a colleague shared: hers from the first time it is opened. She adds what she takes from it, for both to see.
import { addressToReadOn, subjectOfTip } from "../domain/read_on.js";
import { isOpened, isSupplemented, snapshotOf } from "../domain/shared_report.js";
import { account } from "../storage/account.js";
import { erase } from "../storage/erasing.js";
import { sendSoon } from "../sync/keep_in_touch.js";
import { ask } from "../ui/ask.js";
import { drawBody, notes, readOn } from "../ui/draw_report.js";
import { element, hook } from "../ui/element.js";
import { bindNote } from "../ui/note_field.js";
import { showNotice } from "../ui/notices.js";
import { readContent } from "../ui/read_content.js";
import { bindStatus } from "../ui/status.js";
import { idInAddress } from "./address.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { saveUnsavedCopy } from "./save_copy.js";
import { words } from "./sharing_messages.js";

const [shared, content] = await Promise.all([openObservation(idInAddress()), readContent()]);
let drawn = "";

function draw() {
  const report = snapshotOf(shared.answers);
  hook("received").hidden = !report;
  hook("absent").hidden = Boolean(report);
  hook("absent-text").textContent = shared.events.length ? words.takenBack : words.notHere;
  if (!report) return;
  shared.drawn("shared.report");
  hook("supplemented").textContent = isSupplemented(shared.events) ? words.wasSupplemented : "";
  hook("supplemented").hidden = !isSupplemented(shared.events);
  if (drawn === JSON.stringify(report)) return;
  drawn = JSON.stringify(report);
  hook("title").textContent = report.title;
  hook("facts").textContent = report.facts.join(" · ");
  const together = report.takeaway?.words.length ? [element("section", { class: "report-section" }, element("h2", {}, report.takeaway.heading), ...notes(report.takeaway.words))] : [];
  const help = content && addressToReadOn(subjectOfTip(report, content), content);
  hook("body").replaceChildren(...drawBody(report, () => "", readOn(help, words.readOn)), ...together);
  hook("owners").replaceChildren(...[...report.ownership, report.made_on].map((sentence) => element("p", {}, sentence)));
}

/** Opened is what she has seen: not what a page in the background drew. */
function noteOpened() {
  const isMine = account && shared.record.owner !== account.id && shared.record.kind === "shared_report";
  if (!isMine || document.visibilityState !== "visible" || !snapshotOf(shared.answers) || isOpened(shared.answers)) return;
  shared.write("shared.opened", true);
}

async function eraseForBoth() {
  if (!(await ask(words.erase))) return;
  try {
    await erase([shared.id], shared.events.filter(({ field }) => field === "shared.opened"));
    sendSoon();
    location.assign("/");
  } catch {
    showNotice("wipe", words.notErased, { problem: true });
  }
}

const drawTakeaway = bindNote(hook("takeaway-text"), shared, "shared.takeaway");
bindStatus(shared, async () => ({ saveUnsavedCopy }));
draw();
noteOpened();
shared.onChange(({ fields, origin }) => {
  draw();
  noteOpened();
  if (fields.includes("shared.takeaway") && origin === "elsewhere") drawTakeaway();
});
document.addEventListener("visibilitychange", noteOpened);
hook("print").addEventListener("click", () => print());
hook("erase").addEventListener("click", eraseForBoth);
addEventListener("hashchange", () => location.reload());
startPage(shared);
