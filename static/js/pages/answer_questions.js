// The questions of one assignment and her answers: kept while she types, printed whole, taken along as a file, and erased.
import { versionsOf } from "../domain/fold.js";
import { account } from "../storage/account.js";
import { tablet } from "../storage/preferences.js";
import { element, hook, hooks } from "../ui/element.js";
import { bindNote } from "../ui/note_field.js";
import { showNotice } from "../ui/notices.js";
import { saveFile, saveJson } from "../ui/save_file.js";
import { bindStatus } from "../ui/status.js";
import { answersAsText, words } from "./assignment_messages.js";
import { answersName } from "./assignment_names.js";
import { sayWhereKept } from "./kept_where.js";
import { openAssignment } from "./open_assignment.js";
import { startPage } from "./page_start.js";

/** Bind all of it; the page is usable then. */
export async function answerQuestions() {
  const { assignment: id } = hook("answers").dataset;
  const assignment = await openAssignment(id);
  const drawings = new Map(hooks("answer").map((field) => [field.dataset.field, bindAnswer(field, assignment)]));
  const flush = () => drawings.forEach((draw) => draw.flush());
  const keepCopy = () => saveJson(answersName(id, "json"), assignment.unsavedCopy());
  bindStatus(assignment, async () => ({ saveUnsavedCopy: keepCopy }));
  bindButtons(assignment, { id, flush, keepCopy, drawAll: () => drawings.forEach((draw) => draw()) });
  assignment.onChange(({ fields, origin }) => {
    if (origin === "elsewhere") for (const field of fields) drawings.get(field)?.();
  });
  addEventListener("beforeprint", flush); // the last half second of typing is on paper too
  sayWhereKept();
  startPage(assignment);
  for (const part of assignment.parts.filter(({ missing }) => missing)) (await import("./missing_events.js")).tellMissing(part);
}

const textsOf = (assignment, field) => versionsOf(assignment.answers, field.dataset.field).filter(Boolean);

function bindAnswer(field, assignment) {
  const drawPrinted = () => hook("printed", field.parentElement).replaceChildren(...printed(textsOf(assignment, field)));
  return bindNote(field, assignment, field.dataset.field, drawPrinted);
}

/** Every version whole; without an answer room to write by hand. */
function printed(texts) {
  if (!texts.length) return [1, 2, 3].map(() => element("div", { class: "ruled" }));
  return texts.map((text) => element("p", { class: "as-written", dir: "auto" }, text));
}

function bindButtons(assignment, { id, flush, keepCopy, drawAll }) {
  const say = (text) => (hook("answers-said").textContent = text);
  const draw = () => {
    for (const name of ["keep-text", "keep-copy", "erase"]) hook(name).hidden = !assignment.ids.length;
  };
  const bind = (name, act) =>
    hook(name).addEventListener("click", () => {
      flush();
      return act();
    });
  bind("print", () => print());
  bind("keep-copy", () => {
    keepCopy();
    say(words.copyKept);
  });
  bind("keep-text", () => {
    saveFile(answersName(id, "txt"), new Blob([asText(assignment)], { type: "text/plain;charset=utf-8" }));
    say(words.textKept);
  });
  bind("erase", async () => {
    const { words: said } = await import("./start_messages.js");
    await assignment.takeIn(); // all of it goes
    try {
      if (!(await askedAndErased(assignment.ids, id))) return;
    } catch {
      return showNotice("wipe", said.answers.notErased, { problem: true });
    }
    await assignment.startAfresh();
    drawAll();
    draw();
    say(said.answers.erased);
    hook("answers-said").focus();
  });
  assignment.onChange(draw);
  draw();
}

async function askedAndErased(ids, id) {
  const { eraseAnswersAfterAsking, takeAnswersAlong } = await import("./observation_acts.js");
  const isShared = tablet() === "school" && !account; // with the next one to take it up
  const isErased = await (isShared ? takeAnswersAlong(ids, id) : eraseAnswersAfterAsking(ids));
  if (isErased && account) (await import("../sync/keep_in_touch.js")).sendSoon();
  return isErased;
}

function asText(assignment) {
  const questionOf = (field) => field.labels[0].textContent.trim();
  const title = document.querySelector("h1").textContent.trim();
  return answersAsText(title, hooks("answer").map((field) => ({ question: questionOf(field), texts: textsOf(assignment, field) })));
}
