// Snelle notities afterwards: to which row does each belong, and is it for her alone?
import { hook } from "./element.js";
import { bindNote, bindPrivate } from "./note_field.js";
import { quickNotes } from "./quick_panel.js";

/** @returns {() => void} draw them as they are now */
export function bindQuickAssign(observation) {
  const list = hook("quick-list");
  const template = hook("quick-template");
  const drawn = new Map();

  const add = (id) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const about = hook("quick-about", item);
    const field = `quick_about.${id}`;
    const drawAbout = () => {
      about.value = observation.value(field) ?? "";
      observation.drawn(field);
    };
    about.addEventListener("change", () => observation.write(field, about.value || null));
    drawAbout();
    list.append(item);
    const drawings = [
      drawAbout,
      bindNote(hook("quick-text", item), observation, `quick.${id}`),
      bindPrivate(hook("quick-private", item), observation, id),
    ];
    drawn.set(id, () => drawings.forEach((draw) => draw()));
  };
  const draw = () => {
    for (const id of quickNotes(observation)) if (!drawn.has(id)) add(id);
    for (const drawOne of drawn.values()) drawOne();
    hook("quick-notes").hidden = drawn.size === 0;
  };
  draw();
  return draw;
}
