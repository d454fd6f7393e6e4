// Whose turn it is to sit in on whom. A nudge, never a score: only what was done between these two.
import { valueOf } from "./fold.js";

/** @param {{record: object, answers: object}[]} visits between two people  @returns {{mine: number, theirs: number}} visits done as observer */
export function turnsOf(visits, me) {
  const done = visits.filter(({ answers }) => valueOf(answers, "visit.done") === true);
  const mine = done.filter(({ answers }) => valueOf(answers, "visit.observer") === me).length;
  return { mine, theirs: done.length - mine };
}

/** Planned visits of these, soonest first; without a day last. */
export function plannedOf(visits) {
  const day = ({ answers }) => valueOf(answers, "setup.date") ?? "9999";
  return visits.filter(({ answers }) => valueOf(answers, "visit.done") !== true).sort((one, other) => day(one).localeCompare(day(other)));
}

/** What of a planned visit goes into the observation that is made from it. @returns {[string, unknown][]} */
export function fromVisit({ record, answers }, { me, partner }) {
  const stars = Object.keys(answers).filter((field) => field.startsWith("starred."));
  const taken = ["setup.focus", "setup.kind", "setup.date", ...stars].map((field) => [field, valueOf(answers, field)]);
  const fixed = [["setup.colleague", partner.name], ["setup.partner", partner.id], ["setup.observer", me.name], ["setup.visit", record.id]];
  return [...fixed, ...taken.filter(([, value]) => value !== null && value !== false)];
}
