// The next conversation with the same colleague: what stays the same, and what belongs to one conversation only.
import { valueOf } from "./fold.js";

const STAYS = ["setup.colleague", "setup.partner", "setup.observer", "setup.focus", "setup.kind"];

/**
 * Changes for a new observation. The parent's consent, the child and the date are asked anew.
 * @param {import("./fold.js").Answers} answers
 * @returns {[string, unknown][]}
 */
export function carriedOver(answers) {
  const starred = Object.keys(answers).filter((field) => field.startsWith("starred."));
  return [...STAYS, ...starred].map((field) => [field, valueOf(answers, field)]).filter(([, value]) => value !== null && value !== false);
}
