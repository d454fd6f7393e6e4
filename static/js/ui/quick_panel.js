// "Snelle notitie": a thought that has no row yet. Each one is a field of its own, quick.<uuid>.
import { bindNote } from "./note_field.js";
import { element, hook } from "./element.js";
import { saveText } from "./text_saver.js";

/** Ids of the quick notes with words in them, oldest first. */
export function quickNotes(observation) {
  return Object.entries(observation.answers)
    .filter(([field, { values }]) => field.startsWith("quick.") && values.some(Boolean))
    .sort(([, one], [, other]) => (one.at < other.at ? -1 : 1))
    .map(([field]) => field.slice("quick.".length));
}

/**
 * @param {object} observation the open observation
 * @param {string} label accessible name of a note in the list
 * @param {() => string} newId
 */
export function bindQuickNotes(observation, label, newId) {
  const [panel, text, button] = ["quick-panel", "quick-text", "quick"].map((name) => hook(name));
  const section = hook("quick-notes");
  const list = hook("quick-list");
  const drawn = new Map();
  let current = null;

  const drawList = () => {
    for (const id of quickNotes(observation)) {
      if (drawn.has(id) || id === current) continue;
      const field = element("textarea", { rows: "1", "aria-label": label, autocomplete: "off", "data-field": `quick.${id}` });
      list.append(element("li", { class: "quick-note" }, field));
      drawn.set(id, bindNote(field, observation, `quick.${id}`));
    }
    for (const draw of drawn.values()) draw();
    section.hidden = drawn.size === 0;
  };
  const close = () => {
    text.blur();
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    current = null;
    drawList();
  };
  const open = () => {
    current = newId();
    text.value = "";
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    text.focus({ preventScroll: true });
  };
  const save = (words) => current && observation.write(`quick.${current}`, words || null);
  saveText(text, save, () => observation.touched(`quick.${current}`));
  button.addEventListener("click", () => (panel.hidden ? open() : close()));
  hook("quick-done").addEventListener("click", () => {
    close();
    button.focus();
  });
  panel.addEventListener("keydown", (event) => event.key === "Escape" && hook("quick-done").click());
  drawList();
  return drawList;
}
