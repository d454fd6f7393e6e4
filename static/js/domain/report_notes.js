// Which notes a report may hold, and under what they stand. "Alleen voor mij" stays out, always.
import { instantOf } from "./event.js";
import { versionsOf } from "./fold.js";
import { momentOf } from "./minutes.js";
import { isHerOwn, isPrivate, rowsOfQuick } from "./private_notes.js";
import { fill } from "./report_names.js";

/** @returns {import("./report.js").Note[]} every version that was written in this field, marked when there are more */
export function noteEntries(answers, field, words, label = null) {
  const texts = versionsOf(answers, field).filter(hasWords);
  const version = (index) => fill(words.version, { number: String(index + 1) });
  return texts.map((text, index) => ({ text: tidy(text), label: texts.length > 1 ? joined(label, version(index)) : label }));
}

/** The examples of a row: its own note, then the quick notes given to it. A private row keeps all of them private. */
export function rowNotes(answers, row, words) {
  if (isPrivate(answers, row)) return [];
  const quick = quickNotes(answers).filter((id) => rowsOfQuick(answers, id).includes(row));
  return [...noteEntries(answers, `note.${row}`, words), ...quick.flatMap((id) => quickEntries(answers, id, words))];
}

/** Quick notes that were given to no row of this form. */
export function looseNotes(answers, rows, words) {
  const known = new Set(rows.map((row) => row.id));
  const loose = quickNotes(answers).filter((id) => !rowsOfQuick(answers, id).some((row) => known.has(row)));
  return loose.flatMap((id) => quickEntries(answers, id, words));
}

/** Every note, apart: what may be shared and what she keeps to herself. @returns {{shared: string[], hidden: string[]}} */
export function noteTexts(answers) {
  const notes = Object.keys(answers).filter((field) => /^(?:note|quick|situation_note)\./.test(field));
  const textsOf = (fields) => fields.flatMap((field) => versionsOf(answers, field).filter(hasWords));
  return {
    shared: textsOf(notes.filter((field) => !isHerOwn(answers, field))),
    hidden: textsOf(notes.filter((field) => isHerOwn(answers, field))),
  };
}

export const hasWords = (text) => typeof text === "string" && text.trim() !== "";

/** Line ends alike, no empty lines around it; the words themselves stay as they are. */
export const tidy = (text) => text.replace(/\r\n?/g, "\n").trimEnd().replace(/^(?:[^\S\n]*\n)+/, "");

/** Ids of the quick notes that may be shown, oldest first. */
function quickNotes(answers) {
  const moment = (id) => instantOf(answers[`quick.${id}`].at ?? "") ?? Infinity;
  return Object.keys(answers)
    .filter((field) => field.startsWith("quick.") && !isHerOwn(answers, field))
    .map((field) => field.slice("quick.".length))
    .sort((one, other) => moment(one) - moment(other) || (one < other ? -1 : 1));
}

function quickEntries(answers, id, words) {
  const moment = momentOf(answers, answers[`quick.${id}`].at);
  const minute = moment && (moment.afterwards ? words.marks.afterwards : fill(words.marks.minute, { number: String(moment.minute) }));
  return noteEntries(answers, `quick.${id}`, words, minute);
}

const joined = (...labels) => labels.filter(Boolean).join(" · ");
