// The form around the ticks: notes, phases, the course of the meeting, quick notes. Then what can wait for an idle moment.
import { localTimestamp } from "../domain/event.js";
import { newId } from "../storage/records.js";
import { afterPaint } from "../ui/after_paint.js";
import { hook, hooks, part } from "../ui/element.js";
import { bindLookFor } from "../ui/look_for.js";
import { bindMeeting } from "../ui/meeting.js";
import { bindNote, bindPrivate } from "../ui/note_field.js";
import { bindPhaseBar } from "../ui/phase_bar.js";
import { bindQuickNotes } from "../ui/quick_panel.js";
import { bindSituation } from "../ui/situation_button.js";
import { bindStatus } from "../ui/status.js";
import { addressOf, idInAddress, linkTo } from "./address.js";
import { words } from "./observation_messages.js";
import { startPage } from "./page_start.js";

/**
 * @param {object} observation the open observation
 * @param {() => void} drawTicks
 */
export function bindRest(observation, drawTicks) {
  const notes = new Map(hooks("row").flatMap((row) => notesOf(row, observation)));
  const drawPhases = bindPhaseBar(observation, words.seenWords);
  const meeting = bindMeeting(observation, words, {
    now: () => localTimestamp(new Date()),
    ended: () => location.assign(addressOf("/nalopen", observation.id)),
  });
  const drawQuickNotes = bindQuickNotes(observation, words.quickNote, newId);
  bindSituation(observation, words.situation, newId);
  const drawLookFor = bindLookFor(observation, words);
  bindStatus(observation, () => import("./save_copy.js"));
  bindHints();
  hook("look-for").addEventListener("click", async () => {
    const { drawPreparedLinks } = await import("../ui/prepared_cards.js");
    drawPreparedLinks(observation, addressOf("/nieuw", observation.id));
  });

  const drawAround = (fields) => {
    const concerns = (family) => fields.some((field) => field.startsWith(family));
    if (concerns("seen.")) drawPhases();
    if (concerns("meeting.")) [meeting.draw, drawTicks].forEach((draw) => draw());
    if (concerns("setup.") || concerns("starred.")) drawLookFor();
  };
  observation.onChange(afterPaint(drawAround));
  observation.onChange(({ fields, origin }) => {
    if (!idInAddress()) drawAddresses(observation);
    // What she types here is on screen already; only what comes from elsewhere is drawn.
    if (origin === "here") return;
    for (const field of fields) notes.get(field)?.();
    if (fields.some((field) => field.startsWith("quick."))) drawQuickNotes();
  });
  drawAddresses(observation);
  showPlace();
  startPage(observation);
  if (observation.value("setup.practice")) import("./practice_film.js").then(({ bindPractice }) => bindPractice(observation));
  bindLater(observation, meeting.isRunning);
}

function notesOf(row, observation) {
  const subject = row.dataset.row;
  const field = hook("note", row);
  field.dataset.field = `note.${subject}`;
  const drawPrivate = privateOf(row, field, observation);
  const filled = (text) => {
    field.parentElement.dataset.filled = String(text !== "");
    drawPrivate();
  };
  return [
    [`note.${subject}`, bindNote(field, observation, `note.${subject}`, filled)],
    [`private.${subject}`, drawPrivate],
  ];
}

/** "Alleen voor mij", there as soon as she is in the field or has something in it. */
function privateOf(row, field, observation) {
  let draw = null;
  const make = () => {
    const button = part("private");
    button.ariaLabel += `: ${hook("words", row).textContent.trim()}`;
    field.after(button);
    draw = bindPrivate(button, observation, row.dataset.row);
  };
  field.addEventListener("focus", () => draw ?? make());
  return () => {
    if (draw) draw();
    else if (field.value || observation.value(`private.${row.dataset.row}`)) make();
  };
}

function bindHints() {
  const button = hook("hints");
  button.addEventListener("click", async () => (await import("../ui/row_hints.js")).toggleHints(button));
}

function drawAddresses(observation) {
  // A new observation gets its address with its first event, so that a reload comes back to it.
  if (observation.events.length && !idInAddress()) history.replaceState(null, "", addressOf("", observation.id));
  linkTo(hook("to-feedback"), "/feedback", observation.id);
  linkTo(hook("parents"), "/ouders", observation.id);
}

async function bindLater(observation, isRunning) {
  const { keepAwakeWhile, markNames } = await import("./observation_later.js");
  const updateLock = keepAwakeWhile(isRunning);
  const mark = markNames(observation);
  observation.onChange(
    afterPaint((fields) => {
      updateLock();
      mark(fields);
    }),
  );
}

/** From the page that found a name: `?veld=note.delen-3` brings its row into view; the keyboard stays away. */
function showPlace() {
  const name = new URLSearchParams(location.search).get("veld");
  const place = hooks("note").find((field) => field.dataset.field === name);
  place?.closest("[data-row]").scrollIntoView({ block: "center", behavior: "instant" });
}
