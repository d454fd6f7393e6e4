// What the form can do without until the first tick: the screen that stays on, the small mark beside a name.
import { findPrivate, undismissed } from "../domain/privacy.js";
import { hook, part } from "../ui/element.js";
import { keepAwake } from "../ui/wake_lock.js";

/** @returns {() => void} call when the meeting may have begun or ended */
export function keepAwakeWhile(isRunning) {
  const { update } = keepAwake(isRunning);
  update();
  return update;
}

/** Marks every note that seems to hold a name. @returns {(fields: string[]) => void} look again at these fields */
export function markNames(observation) {
  const notes = () => [...document.querySelectorAll("[data-field]")];
  const mark = (fields) => {
    const ownNames = [observation.value("setup.colleague"), observation.value("setup.observer")].filter(Boolean);
    for (const note of notes().filter(({ dataset }) => fields.includes(dataset.field))) {
      const { field } = note.dataset;
      const found = findPrivate(observation.value(field) ?? "", { ownNames });
      const isMarked = undismissed(found, observation.value(`dismissed.${field}`) ?? "").length > 0;
      hook("mark", note.parentElement)?.remove();
      if (isMarked) note.parentElement.append(part("mark"));
    }
  };
  mark(notes().map(({ dataset }) => dataset.field));
  return mark;
}
