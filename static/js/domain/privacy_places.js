// Where in an observation something private seems to stand, as far as it would be shared. What is private is not.
import { valueOf, versionsOf } from "./fold.js";
import { findPrivate, undismissed } from "./privacy.js";
import { isHerOwn } from "./private_notes.js";

/**
 * @typedef {import("./privacy.js").Finding} Finding
 * @typedef {object} Place
 * @property {string} field  "note.delen-3", "closing.tip", ...
 * @property {string|null} row  the row that a note or a quick note is about
 * @property {(Finding & {before: string, after: string})[]} findings  each fragment once, with some words around it
 */

const SHARED = /^(?:note|quick|situation_note)\.|^setup\.focus$|^closing\./;
const AROUND = 32; // characters on either side

/**
 * @param {import("./fold.js").Answers} answers
 * @param {string[]} [fields]  only these fields or families: ["closing.compliment", "note"]
 * @returns {Place[]}
 */
export function privacyPlaces(answers, fields) {
  const isAsked = (field) => !fields || fields.some((name) => field === name || field.startsWith(`${name}.`));
  const ownNames = ["setup.colleague", "setup.observer"].flatMap((field) => textsOf(answers, field));
  return Object.keys(answers)
    .filter((field) => SHARED.test(field) && isAsked(field) && !isHerOwn(answers, field))
    .map((field) => ({ field, row: rowOf(answers, field), findings: findingsIn(answers, field, ownNames) }))
    .filter(({ findings }) => findings.length > 0);
}

/** The value for dismissed.<field> when this finding is put aside as well. */
export function dismissedWith(answers, field, hash) {
  const hashes = versionsOf(answers, `dismissed.${field}`).flatMap((value) => (value ?? "").split(" "));
  return [...new Set([...hashes.filter(Boolean), hash])].join(" ");
}

function findingsIn(answers, field, ownNames) {
  const dismissed = dismissedWith(answers, field, "");
  const found = textsOf(answers, field).flatMap((text) =>
    undismissed(findPrivate(text, { ownNames }), dismissed).map((finding) => ({ ...finding, ...wordsAround(text, finding) })),
  );
  return [...new Map(found.reverse().map((finding) => [finding.hash, finding])).values()].reverse();
}

/** Every version: a name in one of two is a name. Compliment and tip keep their words in `text`. */
function textsOf(answers, field) {
  return versionsOf(answers, field)
    .map((value) => value?.text ?? value)
    .filter((text) => typeof text === "string");
}

function rowOf(answers, field) {
  const [family, subject] = field.split(".");
  if (family === "note") return subject;
  return family === "quick" ? valueOf(answers, `quick_about.${subject}`) : null;
}

function wordsAround(text, { start, end }) {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return {
    before: start > AROUND ? before.replace(/^\S*\s/, "… ") : before,
    after: end + AROUND < text.length ? after.replace(/\s\S*$/, " …") : after,
  };
}
