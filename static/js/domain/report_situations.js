// The situations in the report: minute, note, and of its card the two lines with what the colleague did of them.
import { momentOf } from "./minutes.js";
import { fill } from "./report_names.js";
import { noteEntries } from "./report_notes.js";
import { PARTS, situationsOf } from "./situations.js";

/**
 * @typedef {{heading: string, text: string, mark: string | null}} Line  mark: the colleague did this
 * @typedef {{title: string, lines: Line[]}} SituationCard
 * @typedef {{moment: string | null, cards: SituationCard[], notes: import("./report.js").Note[]}} ReportedSituation
 */

/** @returns {{heading: string, lead: string | null, entries: ReportedSituation[]} | null} */
export function reportedSituations(answers, content) {
  const words = content.report;
  const entries = situationsOf(answers)
    .filter(({ isPrivate }) => !isPrivate)
    .map((situation) => entryOf(situation, answers, content))
    // A minute alone tells the colleague nothing.
    .filter(({ cards, notes }) => cards.length || notes.length);
  if (!entries.length) return null;
  const lead = entries.some(({ cards }) => cards.length) ? words.situations.lead : null;
  return { heading: words.headings.situations, lead, entries };
}

function entryOf({ id, at, cards, did }, answers, content) {
  const moment = momentOf(answers, at);
  const { marks } = content.report;
  const known = content.intervention_card.cards.filter((card) => cards.includes(card.id));
  return {
    moment: moment && (moment.afterwards ? marks.afterwards : fill(marks.minute, { number: String(moment.minute) })),
    // Two devices chose differently: both stand there, and of neither is said what was done.
    cards: known.map((card) => cardOf(card, did, content)),
    notes: noteEntries(answers, `situation_note.${id}`, content.report),
  };
}

function cardOf(card, did, content) {
  const { labels } = content.intervention_card;
  const mark = (part) => (did.includes(part) ? content.report.situations[`${part}_done`] : null);
  return { title: card.title, lines: PARTS.map((part) => ({ heading: labels[part], text: card[part], mark: mark(part) })) };
}
