// The report, composed once: plain data with every word in it, which the screen draws, the server makes a PDF of, and
// a colleague may keep. observatie/domain/report_schema.json says its shape.
import { valueOf, versionsOf } from "./fold.js";
import { noteEntries, rowNotes, looseNotes } from "./report_notes.js";
import { isPractice } from "./progress.js";
import { momentOf } from "./minutes.js";
import { factsOf, fill, longDate, namesOf, ownershipOf } from "./report_names.js";
import { cardOf } from "./report_card.js";
import { reportedSituations } from "./report_situations.js";

export { reportAsText } from "./report_text.js";

/**
 * @typedef {{text: string, label: string | null}} Note  label: the minute, or which of two versions
 * @typedef {{heading: string, paragraphs: {text: string, kind: "words" | "note"}[], about: string | null}} Card
 * @typedef {{heading: string, lead: string | null, items: string[]}} List
 * @typedef {{heading: string, items: string[], words: Note[]}} Interventions
 * @typedef {"seen" | "not_seen" | "not_applicable" | "open"} RowState
 * @typedef {{text: string, state: RowState, mark: string | null, star: string | null, notes: Note[]}} Row
 * @typedef {object} Report
 * @property {"observatie.report"} schema
 * @property {1} version
 * @property {"whole" | "brief"} scope
 * @property {string} title
 * @property {string[]} facts  kind and date, who observed
 * @property {{heading: string, text: string}} ask_first
 * @property {Card} compliment  without paragraphs: see `missing`
 * @property {Card} tip
 * @property {{code: string, text: string}[]} missing  what the report can't say yet; nothing is made up
 * @property {{heading: string, question: Note[], starred: List | null, answer: {heading: string, words: Note[]} | null} | null} asked
 * @property {Interventions | null} trust
 * @property {Interventions | null} more
 * @property {Interventions | null} less
 * @property {{heading: string, phases: {title: string, rows: Row[]}[]} | null} seen
 * @property {{heading: string, notes: Note[]} | null} loose_notes
 * @property {{heading: string, lead: string | null, entries: import("./report_situations.js").ReportedSituation[]} | null} [situations]
 *   not there in a snapshot of an older version
 * @property {List | null} attention
 * @property {List | null} talk
 * @property {{heading: string, words: Note[]} | null} takeaway  without words: to be written by hand
 * @property {string[]} ownership
 * @property {string} made_on
 */

const STATES = { yes: "seen", no: "not_seen", not_applicable: "not_applicable" };

/**
 * @param {import("./fold.js").Answers} answers
 * @param {object} content  what /content.json holds
 * @param {string} today  "YYYY-MM-DD"
 * @returns {Report}
 */
export function composeReport(answers, content, today) {
  const words = content.report;
  const isWhole = valueOf(answers, "report.scope") !== "brief";
  const names = namesOf(answers, words);
  const compliment = cardOf(answers, content, "compliment");
  const tip = cardOf(answers, content, "tip");
  const asked = isWhole ? askedOf(answers, content) : null;
  const whole = (part) => (isWhole ? part(answers, content) : null);
  return {
    schema: "observatie.report",
    version: 1,
    scope: isWhole ? "whole" : "brief",
    title: isPractice(answers) ? words.title_practice : names.colleague ? fill(words.title_for, names) : words.title,
    facts: factsOf(answers, content, names),
    ask_first: { ...words.ask_first },
    compliment: compliment.card,
    tip: tip.card,
    missing: [...compliment.missing, ...tip.missing, ...missingOf(answers, words, asked)],
    asked,
    trust: whole(trustOf),
    more: whole(moreOf),
    less: whole(lessOf),
    seen: whole(seenOf),
    loose_notes: whole(looseOf),
    situations: whole(reportedSituations),
    attention: whole(attentionOf),
    talk: isWhole ? { heading: words.headings.talk, lead: null, items: [...words.talk.questions] } : null,
    takeaway: takeawayOf(answers, content, isWhole),
    ownership: isPractice(answers) ? [words.ownership.practice] : ownershipOf(names, words),
    made_on: fill(words.made_on, { date: longDate(today, words) }),
  };
}

const rowsOf = (content) => content.instrument.phases.flatMap((phase) => phase.behaviours);
const isTrue = (answers, field) => versionsOf(answers, field).includes(true);
const heading = (content, name) => content.report.headings[name];

function askedOf(answers, content) {
  const question = noteEntries(answers, "setup.focus", content.report);
  const starred = rowsOf(content).filter((row) => isTrue(answers, `starred.${row.id}`));
  const answer = noteEntries(answers, "closing.focus_answer", content.report);
  if (!question.length && !starred.length && !answer.length) return null;
  return {
    heading: heading(content, "asked"),
    question,
    starred: starred.length ? { heading: heading(content, "starred"), lead: null, items: starred.map((row) => row.text) } : null,
    answer: answer.length ? { heading: heading(content, "answer"), words: answer } : null,
  };
}

/** Besides compliment and tip: a question without its answer, and closing words with two versions. */
function missingOf(answers, words, asked) {
  const missing = [];
  if (asked?.question.length && !asked.answer) missing.push({ code: "focus_answer", text: words.missing.focus_answer });
  const closing = ["trust_words", "more_words", "less_words", "focus_answer", "takeaway"];
  if (closing.some((name) => versionsOf(answers, `closing.${name}`).length > 1)) {
    missing.push({ code: "words_versions", text: words.missing.words_versions });
  }
  return missing;
}

function trustOf(answers, content) {
  const rows = rowsOf(content).filter((row) => isTrue(answers, `trust.${row.id}`));
  return interventions(answers, content, "trust", rows.map((row) => row.text));
}

function moreOf(answers, content) {
  const rows = rowsOf(content).filter((row) => isTrue(answers, `more.${row.id}`));
  return interventions(answers, content, "more", rows.map((row) => row.text));
}

function lessOf(answers, content) {
  const options = content.language.less.filter((option) => isTrue(answers, `less.${option.id}`));
  return interventions(answers, content, "less", options.map((option) => option.label));
}

function interventions(answers, content, name, items) {
  const words = noteEntries(answers, `closing.${name}_words`, content.report);
  return items.length || words.length ? { heading: heading(content, name), items, words } : null;
}

function seenOf(answers, content) {
  const phases = content.instrument.phases
    .map((phase) => ({
      title: phase.title,
      rows: phase.behaviours.map((row) => rowOf(answers, content, row)).filter(isWorthListing),
    }))
    .filter((phase) => phase.rows.length);
  return phases.length ? { heading: heading(content, "seen"), phases } : null;
}

/** What was seen, and what was written about the rest: her note is kept, and is never taken for a tick. */
const isWorthListing = (row) => row.state === "seen" || row.notes.length > 0;

/** @returns {Row} */
function rowOf(answers, content, row) {
  const { marks } = content.report;
  const versions = versionsOf(answers, `seen.${row.id}`);
  // Two devices say "niet gezien" and "kwam niet voor": the report claims neither.
  const seen = versions.length === 1 ? versions[0] : null;
  const state = STATES[seen] ?? "open";
  return {
    text: row.text,
    state,
    mark: state === "seen" ? momentMark(answers, answers[`seen.${row.id}`].at, marks) : marks[state === "open" ? "open" : seen],
    star: isTrue(answers, `starred.${row.id}`) ? marks.starred : null,
    notes: rowNotes(answers, row.id, content.report),
  };
}

function momentMark(answers, at, marks) {
  const moment = momentOf(answers, at);
  if (!moment) return marks.yes;
  return moment.afterwards ? marks.afterwards : fill(marks.minute, { number: String(moment.minute) });
}

function looseOf(answers, content) {
  const notes = looseNotes(answers, rowsOf(content), content.report);
  return notes.length ? { heading: heading(content, "loose_notes"), notes } : null;
}

/** Of the six attention points those that a seen row serves, in their own order. No count of how often. */
function attentionOf(answers, content) {
  const seen = rowsOf(content).filter((row) => valueOf(answers, `seen.${row.id}`) === "yes");
  const served = new Set(seen.flatMap((row) => content.language.behaviours[row.id]?.attention ?? []));
  const items = content.instrument.attention.points.filter((_, index) => served.has(index + 1));
  return items.length ? { heading: heading(content, "attention"), lead: content.report.attention.lead, items } : null;
}

/** Filled in together; in the brief report only when there is something in it. */
function takeawayOf(answers, content, isWhole) {
  const words = noteEntries(answers, "closing.takeaway", content.report);
  return isWhole || words.length ? { heading: heading(content, "takeaway"), words } : null;
}
