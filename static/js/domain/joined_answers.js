// Answers of several records read as one: two devices may each have begun a record before they heard of each other.
import { canonical } from "./fold.js";

/** @import { Answer, Answers } from "./types.js" */

/** Where two records say something else, both are versions; one that only says "nothing" hides no words of another. @param {Answers[]} all  @returns {Answers} */
export function joinAnswers(all) {
  const joined = {};
  for (const [field, answer] of all.flatMap((answers) => Object.entries(answers))) joined[field] = joined[field] ? both(joined[field], answer) : answer;
  return joined;
}

/** Which assignments these answers belong to. @param {Answers} answers  @returns {string[]} ids ("assignment-1") */
export function assignmentsIn(answers) {
  const fields = Object.keys(answers).filter((field) => field.startsWith("answer."));
  return [...new Set(fields.map((field) => field.split(".")[1]))];
}

/** Of these, where something is written: an answer that was emptied is still in the record. @param {Answers} answers  @returns {string[]} */
export const writtenIn = (answers) => assignmentsIn(Object.fromEntries(Object.entries(answers).filter(([, answer]) => isSpeaking(answer))));

const isSpeaking = ({ values }) => values.some((value) => value !== null);

/** @param {Answer} one  @param {Answer} other  @returns {Answer} */
function both(one, other) {
  const speaking = [one, other].filter(isSpeaking);
  if (speaking.length < 2) return { ...(speaking[0] ?? one), ids: [...one.ids, ...other.ids] };
  const values = new Map(speaking.flatMap((answer) => answer.values.map((value) => [canonical(value), value])));
  return { ...one, values: [...values.values()], ids: [...one.ids, ...other.ids] };
}
