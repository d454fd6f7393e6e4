// Before the conversation: nothing has to be filled in, and everything that is typed is kept.
import { account } from "../storage/account.js";
import { carriedNames } from "./known_names.js";
import { ask } from "../ui/ask.js";
import { hook } from "../ui/element.js";
import { bindChoice } from "../ui/choice_field.js";
import { showSafariHint } from "../ui/install_hint.js";
import { bindNote } from "../ui/note_field.js";
import { bindPreparedCards } from "../ui/prepared_cards.js";
import { bindStarredRows } from "../ui/starred_rows.js";
import { bindStatus } from "../ui/status.js";
import { addressOf, idInAddress, linkTo } from "./address.js";
import { today } from "./day_words.js";
import { words } from "./new_observation_messages.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { saveUnsavedCopy } from "./save_copy.js";

const opened = idInAddress();
const observation = await openObservation(opened);
const proposed = opened ? {} : await carriedNames();
const form = hook("setup");
const drawings = bindFields();

/** Every field of the form. @returns {Map<string, () => void>} per field how to draw it */
function bindFields() {
  const block = hook("stars");
  const all = bindStarredRows(block, observation, words);
  all.set("setup.cards", bindPreparedCards(observation, words));
  for (const field of form.querySelectorAll("[data-field]")) {
    const name = field.dataset.field;
    if (all.has(name)) continue;
    const isText = field.matches("textarea, [type=text]");
    const standard = name === "setup.date" ? today() : "";
    all.set(name, isText ? bindNote(field, observation, name) : bindChoice(field, observation, name, standard));
    // What stands ready becomes hers with the first thing she enters.
    if (isText && proposed[name] && !field.value) field.value = proposed[name];
  }
  return all;
}

function keepProposed() {
  const changes = Object.entries(proposed).filter(([name]) => fieldOf(name).value === proposed[name]);
  return observation.writeAll(changes);
}

const fieldOf = (name) => form.querySelector(`[data-field="${name}"]`);

/** Nothing typed waits for its pause any longer, and the visit is on the day that stands there. @returns whether all is kept */
async function keepAll() {
  for (const draw of drawings.values()) draw.flush?.();
  keepProposed();
  if (!observation.value("setup.date")) observation.write("setup.date", fieldOf("setup.date").value || null);
  while (observation.status.state === "saving") await new Promise((resolve) => observation.onStatus(resolve));
  return observation.status.state === "saved";
}

// What she has just answered, the browser need not ask again. Bound before the status, whose listener makes it ask.
let isAsked = false;
addEventListener("beforeunload", (event) => isAsked && event.stopImmediatePropagation());

/** A window that keeps nothing has no observation to come back to: the next page starts a fresh one, if she wants that. */
async function goTo(path) {
  const isKept = await keepAll();
  if (!isKept && hasEntered()) {
    if (!(await ask(words.notKept))) return;
    isAsked = true;
  }
  location.assign(addressOf(path, isKept ? observation.id : null));
}

const hasEntered = () => Object.keys(observation.answers).some((name) => name !== "setup.date" && observation.value(name) !== null);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  goTo("/observatie");
});

const parents = hook("parents-link");
parents.addEventListener("click", (event) => {
  event.preventDefault();
  goTo("/ouders");
});

/** Once there is something to come back to, a reload comes back to it. */
function keepAddress() {
  if (idInAddress() || !observation.events.length) return;
  history.replaceState(null, "", addressOf("", observation.id));
  keepProposed();
}

observation.onChange(({ fields, origin }) => {
  keepAddress();
  if (origin === "elsewhere") for (const field of fields) drawings.get(field)?.();
  // It may have begun in another tab.
  drawings.get("setup.cards")();
  drawAddress();
});

function drawAddress() {
  if (observation.events.length) linkTo(parents, "/ouders", observation.id);
  const isUnderWay = observation.value("meeting.started") === true;
  hook("begin").textContent = isUnderWay ? words.goOn : words.begin;
}

if (observation.status.state === "gone") {
  form.hidden = true;
  hook("not-here").hidden = false;
}
addEventListener("hashchange", () => location.reload());
bindStatus(observation, async () => ({ saveUnsavedCopy }));
keepAddress(); // something may have been entered before this script was there
showSafariHint(hook("install"), words);
drawAddress();
startPage(observation);
if (account) (await import("./partner_choice.js")).bindPartners(observation, fieldOf("setup.colleague"), drawings.get("setup.colleague"));
