// Whose report it is and of what: names, kind of conversation and date. Never a clock time.
import { versionsOf } from "./fold.js";
import { isPractice } from "./progress.js";

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** @param {Object<string, string>} values  fills "{name}" in a fixed sentence; a value is text, never a pattern */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

/** "20 november 2026", or "" for what is no date. */
export function longDate(day, words) {
  const [, year, month, date] = DAY.exec(day ?? "") ?? [];
  const name = words.months[Number(month) - 1];
  return name ? `${Number(date)} ${name} ${Number(year)}` : "";
}

/** @returns {{colleague: string, observer: string}} "" where nobody is named; both names where two devices differ */
export function namesOf(answers, words) {
  const name = (field) => either(versionsOf(answers, field).map(oneLine), words);
  return { colleague: name("setup.colleague"), observer: name("setup.observer") };
}

/** @returns {string[]} "10-minutengesprek op 20 november 2026", "Anna keek mee" */
export function factsOf(answers, content, names) {
  const words = content.report;
  const label = (id) => content.kinds.find((kind) => kind.id === id && id !== "other")?.label ?? words.conversation;
  const conversation = isPractice(answers) ? words.practice : either(versionsOf(answers, "setup.kind").filter(Boolean).map(label), words) || words.conversation;
  const date = either(versionsOf(answers, "setup.date").map((day) => longDate(day, words)), words);
  const facts = [date ? fill(words.on_date, { conversation, date }) : conversation];
  if (names.observer) facts.push(fill(words.observed_by, names));
  return facts;
}

/** Whose report it is, and what it is not. */
export function ownershipOf(names, words) {
  const { both, colleague, observer, nobody, sentences } = words.ownership;
  const whose = names.colleague && names.observer ? both : names.colleague ? colleague : names.observer ? observer : nobody;
  return [fill(whose, names), ...sentences];
}

const oneLine = (name) => (typeof name === "string" ? name.replace(/\s+/g, " ").trim() : "");
const either = (versions, words) => [...new Set(versions.filter(Boolean))].join(words.either);
