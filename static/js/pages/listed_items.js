// From what the store lists to what the list says.
import { valueOf } from "../domain/fold.js";
import { assignmentsIn } from "../domain/joined_answers.js";
import { isPractice, pageToGoOn, progressOf } from "../domain/progress.js";
import { addressOf } from "./address.js";
import { assignmentAddress } from "./assignment_names.js";
import { words } from "./start_messages.js";

const REPORT = "/verslag";

/**
 * @param {import("../storage/record_list.js").Listed} listed
 * @param {{isSchool: boolean, kinds: {id: string, label: string}[], goes: string | undefined, isLeaving: boolean}} context
 *   goes: the day it goes; in an account it stays
 * @returns {Omit<import("../ui/observation_list.js").Item, "acts">}
 */
export function itemOf({ id, isReadOnly, answers, changed_at: changedAt }, { isSchool, kinds, goes, isLeaving }) {
  const kind = kinds.find((one) => one.id === valueOf(answers, "setup.kind"))?.label ?? null;
  const day = valueOf(answers, "setup.date") ?? changedAt?.slice(0, 10);
  // On a school tablet the next one to take it up reads no names.
  const colleague = isSchool ? null : valueOf(answers, "setup.colleague");
  const progress = progressOf(answers);
  const isExercise = isPractice(answers);
  const links = Object.entries(words.links).filter(([path]) => (isReadOnly ? path === REPORT : !isExercise || path !== "/nieuw"));
  return {
    id,
    name: isExercise ? words.practice : (colleague ?? kind ?? words.nobody),
    facts: words.facts({ kind: colleague && !isExercise ? (kind ?? words.nobody) : null, day }),
    progress,
    state: isReadOnly ? words.readOnly : words.states[progress],
    goes: goes ? words.goes(goes) : isReadOnly ? words.onlyHere : words.inAccount,
    isLeaving,
    address: addressOf(isReadOnly ? REPORT : pageToGoOn(answers), id),
    links: links.map(([path, label]) => ({ label, address: addressOf(path, id) })),
    more: words.more,
  };
}

/**
 * Answers to assignments, a line per assignment, however many records hold them.
 * @param {import("../storage/record_list.js").Listed[]} listed
 * @param {{goes: Map<string, string>, warned: Map<string, number>}} leaving
 * @returns {(Omit<import("../ui/observation_list.js").Item, "acts"> & {ids: string[], assignment: string})[]}
 */
export function assignmentItems(listed, { goes, warned }) {
  const found = new Set(listed.flatMap(({ answers }) => assignmentsIn(answers)));
  return [...found].sort().map((assignment) => {
    const own = listed.filter(({ answers }) => assignmentsIn(answers).includes(assignment));
    const days = own.map(({ id }) => goes.get(id)).filter(Boolean).sort();
    return {
      id: own[0].id,
      ids: own.map(({ id }) => id),
      assignment,
      name: words.assignment(assignment),
      facts: words.facts({ kind: null, day: own[0].changed_at?.slice(0, 10) }),
      progress: "finished",
      state: words.ownAnswers,
      goes: days.length ? words.goes(days[0]) : words.inAccount,
      isLeaving: own.some(({ id }) => warned.has(id)),
      address: assignmentAddress(assignment),
      links: [],
      more: words.more,
    };
  });
}
