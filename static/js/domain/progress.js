// How far an observation is, and where she goes on with it.
import { valueOf } from "./fold.js";

/** @typedef {"planned" | "observing" | "observed" | "finished"} Progress */

/** A film, to practise with: no colleague, no parent, and nothing to share. */
export const isPractice = (answers) => valueOf(answers, "setup.practice") === true;

/** @param {import("./fold.js").Answers} answers  @returns {Progress} */
export function progressOf(answers) {
  if (hasText(answers, "closing.compliment") && hasText(answers, "closing.tip")) return "finished";
  if (valueOf(answers, "meeting.ended") === true || hasFamily(answers, CLOSING)) return "observed";
  if (valueOf(answers, "meeting.started") === true || hasFamily(answers, WATCHING)) return "observing";
  return "planned";
}

/** The page where she was. @returns {"/nieuw" | "/observatie" | "/nalopen" | "/feedback" | "/verslag"} */
export function pageToGoOn(answers) {
  switch (progressOf(answers)) {
    case "finished":
      return "/verslag";
    case "observed":
      return hasFamily(answers, CLOSING) ? "/feedback" : "/nalopen";
    case "observing":
      return "/observatie";
    default:
      // The date is written when she begins to watch.
      return valueOf(answers, "setup.date") ? "/observatie" : "/nieuw";
  }
}

const WATCHING = ["seen", "note", "quick", "situation", "situation_note"];
const CLOSING = ["closing", "trust", "more", "less"];

const hasText = (answers, field) => Boolean(valueOf(answers, field)?.text?.trim());

function hasFamily(answers, families) {
  return Object.keys(answers).some((field) => families.includes(field.split(".")[0]) && valueOf(answers, field) !== null);
}
