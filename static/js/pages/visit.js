// A planned visit, of both: when, what kind of conversation, and what to look for. The observed colleague fills that in herself.
import { fromVisit } from "../domain/turns.js";
import { account } from "../storage/account.js";
import { erase } from "../storage/erasing.js";
import { people } from "../storage/people.js";
import { sendSoon } from "../sync/keep_in_touch.js";
import { ask } from "../ui/ask.js";
import { bindChoice } from "../ui/choice_field.js";
import { hook } from "../ui/element.js";
import { bindNote } from "../ui/note_field.js";
import { saveFile } from "../ui/save_file.js";
import { bindStarredRows } from "../ui/starred_rows.js";
import { bindStatus } from "../ui/status.js";
import { addressOf, idInAddress } from "./address.js";
import { words as newWords } from "./new_observation_messages.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { words } from "./pairs_messages.js";
import { saveUnsavedCopy } from "./save_copy.js";

const visit = await openObservation(idInAddress());
const form = hook("visit");
const { nameOf } = await people();
const partnerId = visit.record.members.find((id) => id !== account?.id);
const partner = { id: partnerId, name: nameOf(partnerId) ?? "je collega" };
const drawings = bindFields();
const say = (text) => (hook("said").textContent = text);

function bindFields() {
  const all = bindStarredRows(hook("stars"), visit, newWords);
  for (const field of form.querySelectorAll("[data-field]")) {
    const name = field.dataset.field;
    if (!all.has(name)) all.set(name, field.matches("textarea") ? bindNote(field, visit, name) : bindChoice(field, visit, name, ""));
  }
  return all;
}

function draw() {
  const isMine = visit.value("visit.observer") === account?.id;
  hook("title").textContent = words.visitTitle(partner.name, isMine);
  hook("lead").textContent = words.visitLead(partner.name, isMine);
  hook("focus-label").textContent = words.focus(partner.name, isMine);
  hook("begin").hidden = !isMine;
  hook("done").hidden = visit.value("visit.done") === true;
}

/** The observation that comes of it is the observer's alone. */
async function begin() {
  for (const drawing of drawings.values()) drawing.flush?.();
  const observation = await openObservation(null);
  const made = await observation.writeAll(fromVisit(visit, { me: account, partner }));
  if (made === "failed") return say(words.noStart);
  return location.assign(addressOf("/nieuw", observation.id));
}

async function putInCalendar() {
  if (!visit.value("setup.date")) return say(words.noDate);
  const isMine = visit.value("visit.observer") === account.id;
  const data = { visits: [{ id: visit.id, date: visit.value("setup.date"), summary: isMine ? "observer" : "observed", colleague: partner.name }] };
  try {
    const answer = await fetch("/bezoek.ics", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(data) });
    if (!answer.ok) return say((await answer.json()).message);
    saveFile("bezoek.ics", await answer.blob());
    say(words.calendarSaved);
  } catch {
    say(words.noCalendar);
  }
}

async function eraseVisit() {
  if (!(await ask(words.askErase))) return;
  try {
    await erase([visit.id]);
    sendSoon();
    location.assign("/kijkmaatjes");
  } catch {
    say(words.notErased);
  }
}

if (visit.record.kind !== "visit" || visit.status.state === "gone" || !account) {
  form.hidden = true;
  hook("not-here").hidden = false;
} else {
  hook("begin").addEventListener("click", begin);
  hook("calendar").addEventListener("click", putInCalendar);
  hook("erase").addEventListener("click", eraseVisit);
  hook("done").addEventListener("click", async () => {
    await visit.write("visit.done", true);
    draw();
  });
  draw();
}
visit.onChange(({ fields, origin }) => {
  if (origin === "elsewhere") for (const field of fields) drawings.get(field)?.();
  draw();
});
bindStatus(visit, async () => ({ saveUnsavedCopy }));
addEventListener("hashchange", () => location.reload());
startPage(visit);
