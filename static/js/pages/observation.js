// The form. What is not needed for the first tick is loaded after it.
import { localTimestamp } from "../domain/event.js";
import { hook, hooks } from "../ui/element.js";
import { bindLookFor } from "../ui/look_for.js";
import { bindMeeting } from "../ui/meeting.js";
import { bindNote, bindPrivate } from "../ui/note_field.js";
import { bindPhaseBar } from "../ui/phase_bar.js";
import { bindQuickNotes } from "../ui/quick_panel.js";
import { bindStatus } from "../ui/status.js";
import { bindTick } from "../ui/tick_row.js";
import { words } from "./observation_messages.js";
import { openObservation } from "./open_observation.js";
import { addressOf, idInAddress, linkTo } from "./address.js";
import { startPage } from "./page_start.js";

const observation = await openObservation(idInAddress());
const drawings = { row: new Map(), other: [] };

for (const row of hooks("row")) {
  const subject = row.dataset.row;
  drawings.row.set(`seen.${subject}`, bindTick(row, observation, words));
  const side = hook("note", row).parentElement;
  const filled = (text) => (side.dataset.filled = String(text !== ""));
  drawings.row.set(`note.${subject}`, bindNote(hook("note", row), observation, `note.${subject}`, filled));
  drawings.row.set(`private.${subject}`, bindPrivate(hook("private", row), observation, subject));
}
const drawPhases = bindPhaseBar(observation, words.seenWords);
const meeting = bindMeeting(observation, words, {
  now: () => localTimestamp(new Date()),
  ended: () => location.assign(addressOf("/nalopen", observation.id)),
});
const drawQuickNotes = bindQuickNotes(observation, words.quickNote);
const drawLookFor = bindLookFor(observation, words);
bindStatus(observation, async () => (await import("./save_copy.js")).saveUnsavedCopy(observation));

const hints = hook("hints");
hints.addEventListener("click", () => {
  const isShown = hints.getAttribute("aria-pressed") !== "true";
  hints.setAttribute("aria-pressed", String(isShown));
  for (const hint of hooks("hint")) hint.hidden = !isShown;
});

const links = { "to-feedback": "/feedback", parents: "/ouders" };
const drawLinks = () => {
  // A new observation gets its address with its first event, so that a reload comes back to it.
  if (observation.events.length && !idInAddress()) history.replaceState(null, "", addressOf("", observation.id));
  for (const [name, path] of Object.entries(links)) linkTo(hook(name), path, observation.id);
};

observation.onChange(({ fields, origin }) => {
  for (const field of fields) {
    const isTyped = origin === "here" && field.startsWith("note.");
    if (!isTyped) drawings.row.get(field)?.();
  }
  const concerns = (family) => fields.some((field) => field.startsWith(family));
  if (concerns("seen.")) drawPhases();
  if (concerns("meeting.")) {
    meeting.draw();
    for (const [field, draw] of drawings.row) if (field.startsWith("seen.")) draw();
  }
  if (concerns("setup.") || concerns("starred.")) drawLookFor();
  if (concerns("quick.") && origin === "elsewhere") drawQuickNotes();
  drawLinks();
  later.then(({ update, mark }) => {
    update();
    mark(fields);
  });
});
drawLinks();
startPage(observation);

const later = import("./observation_later.js").then((module) => module.bindLater(observation, meeting.isRunning));
