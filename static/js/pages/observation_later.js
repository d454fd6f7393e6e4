// What the form can do without until the first tick: the screen that stays on, the small mark beside a name.
import { findPrivate, undismissed } from "../domain/privacy.js";
import { hook, hooks } from "../ui/element.js";
import { keepAwake } from "../ui/wake_lock.js";

/** @returns {() => void} call when the meeting may have begun or ended */
export function keepAwakeWhile(isRunning) {
  const { update } = keepAwake(isRunning);
  update();
  return update;
}

/** Marks every note that seems to hold a name. @returns {(fields: string[]) => void} look again at these fields */
export function markNames(observation) {
  const marks = new Map(hooks("row").map((row) => [`note.${row.dataset.row}`, hook("mark", row)]));
  const mark = (fields) => {
    const ownNames = [observation.value("setup.colleague"), observation.value("setup.observer")].filter(Boolean);
    for (const field of fields.filter((name) => marks.has(name))) {
      const found = findPrivate(observation.value(field) ?? "", { ownNames });
      marks.get(field).hidden = undismissed(found, observation.value(`dismissed.${field}`) ?? "").length === 0;
    }
  };
  mark([...marks.keys()]);
  return mark;
}
