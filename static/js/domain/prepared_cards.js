// Cards of situations she expects: hers alone. On no screen once the meeting has begun, and gone when it ends.
import { versionsOf } from "./fold.js";
import { progressOf } from "./progress.js";

export const PREPARED = "setup.cards";

/** Ids of the cards, each once; of two versions both. @returns {string[]} */
export function preparedCards(answers) {
  const ids = versionsOf(answers, PREPARED).flatMap((value) => (value ?? "").split(","));
  return [...new Set(ids.filter(Boolean))];
}

export const isPreparing = (answers) => progressOf(answers) === "planned";

/** Is there a choice left that should have gone? Another device may have made it, or the end may have been forgotten. */
export function isLeftOver(answers) {
  return ["observed", "finished"].includes(progressOf(answers)) && preparedCards(answers).length > 0;
}
