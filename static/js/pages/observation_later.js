// What the form can do without until the first tick: the screen that stays on, the small mark beside a name.
import { findPrivate, undismissed } from "../domain/privacy.js";
import { hook, hooks } from "../ui/element.js";
import { keepAwake } from "../ui/wake_lock.js";

/** @returns {{update: () => void, mark: (fields: string[]) => void}} */
export function bindLater(observation, isRunning) {
  const { update } = keepAwake(isRunning);
  const marks = new Map(hooks("row").map((row) => [`note.${row.dataset.row}`, hook("mark", row)]));
  const mark = (fields) => {
    const ownNames = [observation.value("setup.colleague"), observation.value("setup.observer")].filter(Boolean);
    for (const field of fields) {
      if (!marks.has(field)) continue;
      const found = findPrivate(observation.value(field) ?? "", { ownNames });
      marks.get(field).hidden = undismissed(found, observation.value(`dismissed.${field}`) ?? "").length === 0;
    }
  };
  mark([...marks.keys()]);
  update();
  return { update, mark };
}
