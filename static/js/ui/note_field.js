// The field for examples: it saves itself, is never redrawn while someone types in it, and may be for her eyes only.
import { versionsOf } from "../domain/fold.js";
import { saveText } from "./text_saver.js";

/**
 * @param {HTMLTextAreaElement} field
 * @param {object} observation the open observation
 * @param {string} name the field of the events, e.g. "note.delen-3"
 * @param {(text: string) => void} [changed] told after each save
 * @returns {() => void} draw it as it is now; does nothing to a field that has the focus
 */
export function bindNote(field, observation, name, changed = () => {}) {
  const save = (text) => {
    observation.write(name, text === "" ? null : text);
    changed(text);
  };
  const saver = saveText(field, save, () => observation.touched(name));
  const draw = () => {
    if (document.activeElement === field) return;
    const versions = versionsOf(observation.answers, name);
    const text = versions[0] ?? "";
    if (field.value !== text) field.value = text;
    grow(field);
    observation.drawn(name);
    if (versions.length > 1) offerVersions(field, observation, name, versions, draw);
    else field.parentElement.querySelector("[data-hook=versions]")?.remove();
    changed(text);
  };
  field.addEventListener("input", () => grow(field));
  // What came from elsewhere while she typed is drawn once she is done; her own words are saved by then.
  field.addEventListener("blur", draw);
  // Typed before this script was there. Saved before anything is drawn: it takes the place of nothing she has not seen.
  if (field.value && !versionsOf(observation.answers, name).includes(field.value)) save(field.value);
  draw();
  return Object.assign(draw, { flush: saver.flush });
}

/** @param {HTMLButtonElement} button pressed: the note stays out of everything that is shared */
export function bindPrivate(button, observation, subject) {
  const name = `private.${subject}`;
  const draw = () => {
    button.setAttribute("aria-pressed", String(observation.value(name) === true));
    observation.drawn(name);
  };
  button.addEventListener("click", () => {
    observation.write(name, observation.value(name) === true ? null : true);
    draw();
  });
  draw();
  return draw;
}

async function offerVersions(field, observation, name, versions, draw) {
  const { showVersions } = await import("./versions.js");
  showVersions(field, versions, (version) => {
    observation.drawn(name);
    observation.write(name, version);
    draw();
  });
}

// Where the browser can't let a field grow with its text (before 2024), this does; the page keeps its scroll position.
const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

function grow(field) {
  if (GROWS_BY_ITSELF) return;
  const position = scrollY;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
  if (scrollY !== position) scrollTo({ top: position, behavior: "instant" });
}
