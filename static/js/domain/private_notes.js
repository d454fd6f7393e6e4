// "Alleen voor mij": what stays out of everything that is shared.
import { versionsOf } from "./fold.js";

/** Did she mark this row or this quick note so? Two devices may disagree: one mark is enough. */
export const isPrivate = (answers, subject) => versionsOf(answers, `private.${subject}`).includes(true);

/** Is what stands in this field hers alone? A private row keeps the quick notes given to it private as well. */
export function isHerOwn(answers, field) {
  const [family, subject] = field.split(".");
  if (family === "note" || family.startsWith("situation")) return isPrivate(answers, subject);
  if (family !== "quick") return false;
  return [subject, ...rowsOfQuick(answers, subject)].some((one) => isPrivate(answers, one));
}

/** Usually one row or none; two devices may have given it to different ones. */
export const rowsOfQuick = (answers, id) => versionsOf(answers, `quick_about.${id}`).filter(Boolean);
