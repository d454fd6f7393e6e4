// A friendly look at names, numbers and diagnoses, before something is shared and afterwards. It never blocks.
import { dismissedWith, privacyPlaces } from "../domain/privacy_places.js";
import { element, hook } from "./element.js";
import { words } from "./privacy_messages.js";
import { readContent } from "./read_content.js";

/** @typedef {import("../domain/privacy_places.js").Place} Place */

/**
 * Ask before sharing; without findings the answer is yes at once.
 * @param {object} observation the open observation
 * @param {string[]} [fields] only these fields or families; by default everything that a whole report shares
 * @returns {Promise<boolean>} go on?
 */
export async function reviewBeforeSharing(observation, fields) {
  if (privacyPlaces(observation.answers, fields).length === 0) return true;
  const rowWords = await readRowWords();
  return new Promise((resolve) => {
    const list = element("div", { class: "stack" });
    const goOn = element("button", { type: "button", class: "main", onclick: () => dialog.close("go_on") });
    const back = element("button", { type: "button", autofocus: true, onclick: () => dialog.close() }, words.back);
    const dialog = element(
      "dialog",
      { class: "privacy-review", "aria-labelledby": "privacy-heading", "aria-describedby": "privacy-why" },
      element("h2", { id: "privacy-heading" }, words.heading),
      element("p", { id: "privacy-why" }, words.why),
      list,
      element("div", { class: "buttons" }, goOn, back),
    );
    const draw = () => {
      const places = privacyPlaces(observation.answers, fields);
      drawPlaces(list, places, { observation, rowWords, changed: draw, leave: () => dialog.close() });
      if (places.length === 0) list.replaceChildren(element("p", {}, words.done));
      goOn.textContent = places.length > 0 ? words.goOnAnyway : words.goOn;
      if (places.length === 0) goOn.focus();
    };
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "go_on");
    });
    draw();
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * The same list in a page: the section data-hook="privacy" with data-hook="privacy-list" in it, hidden when empty.
 * @returns {Promise<() => void>} draw it as it is now
 */
export async function bindPrivacyNotes(observation, fields) {
  const section = hook("privacy");
  const list = hook("privacy-list", section);
  const rowWords = privacyPlaces(observation.answers, fields).length > 0 ? await readRowWords() : new Map();
  const draw = async () => {
    const places = privacyPlaces(observation.answers, fields);
    if (places.length > 0 && rowWords.size === 0) for (const [id, text] of await readRowWords()) rowWords.set(id, text);
    drawPlaces(list, places, { observation, rowWords, changed: draw });
    section.hidden = places.length === 0;
  };
  await draw();
  return draw;
}

/** Redrawn only when it says something else, so that a button keeps the focus while she types elsewhere. */
function drawPlaces(list, places, context) {
  const drawn = JSON.stringify(places);
  if (list.dataset.drawn === drawn) return;
  const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  list.dataset.drawn = drawn;
  list.replaceChildren(...places.map((place) => drawPlace(place, context)));
  const buttons = [...list.querySelectorAll("button")];
  if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus();
}

function drawPlace({ field, row, findings }, { observation, rowWords, changed, leave }) {
  const put = (hash) => {
    observation.drawn(`dismissed.${field}`);
    observation.write(`dismissed.${field}`, dismissedWith(observation.answers, field, hash));
    changed();
  };
  return element(
    "section",
    { class: "privacy-place stack tight" },
    element("h3", {}, placeWords(field, rowWords.get(row))),
    ...findings.map(({ kind, fragment, hash, before, after }) =>
      element(
        "div",
        { class: "privacy-finding" },
        element("p", { class: "privacy-words" }, before, element("mark", {}, fragment), after),
        element("p", { class: "explain" }, words.kinds[kind]),
        element(
          "div",
          { class: "buttons" },
          element("button", { type: "button", onclick: () => put(hash), "aria-label": `${words.leave}: ${fragment}` }, words.leave),
          changeLink(field, observation.id, fragment, leave),
        ),
      ),
    ),
  );
}

/** To the place itself: in this page when it is there, else the page that holds it. */
function changeLink(field, recordId, fragment, leave) {
  const go = (event) => {
    const here = [...document.querySelectorAll("[data-field]")].find((node) => node.dataset.field === field);
    if (!here) return;
    event.preventDefault();
    leave?.();
    here.focus();
  };
  const path = { setup: "/nieuw", closing: "/feedback", situation_note: "/nalopen" }[field.split(".")[0]] ?? "/observatie";
  const name = `${words.change}: ${fragment}`;
  const place = ["/observatie", "/nalopen"].includes(path) ? `?veld=${field}` : "";
  return element("a", { class: "button quiet", href: `${path}${place}#${recordId}`, "aria-label": name, onclick: go }, words.change);
}

function placeWords(field, rowText) {
  if (rowText) return words.atRow(rowText);
  return words.places[field] ?? words.places[field.split(".")[0]];
}

/** Row id to its words. Read only when there is something to say. */
async function readRowWords() {
  const content = await readContent();
  const rows = content?.instrument.phases.flatMap((phase) => phase.behaviours) ?? [];
  return new Map(rows.map(({ id, text }) => [id, text]));
}
