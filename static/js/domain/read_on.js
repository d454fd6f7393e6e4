// Where to read what helps with a tip. Nothing of it is in the report: that is about this conversation only.
import { fill } from "./report_names.js";

/**
 * @param {string | null | undefined} about  what the tip is about: a row, a card ("card-8") or something else
 * @param {object} content  what /content.json holds
 * @returns {string | null}
 */
export function addressToReadOn(about, content) {
  const [, card] = /^card-(\d+)$/.exec(about ?? "") ?? [];
  if (card) return `/kaarten/${card}`;
  return rowsOf(content).some(({ id }) => id === about) ? `/gedragingen#${about}` : null;
}

/** The row or card a composed tip says it is about, in a report that came without the answers behind it. */
export function subjectOfTip({ tip }, content) {
  const named = [...rowsOf(content), ...content.intervention_card.cards].map(({ id, text, title }) => ({ id, name: text ?? title }));
  return named.find(({ name }) => tip.about === fill(content.report.about, { row: name }))?.id ?? null;
}

const rowsOf = (content) => content.instrument.phases.flatMap((phase) => phase.behaviours);
