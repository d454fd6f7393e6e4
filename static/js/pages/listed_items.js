// From what the store lists to what the list says.
import { valueOf } from "../domain/fold.js";
import { pageToGoOn, progressOf } from "../domain/progress.js";
import { addressOf } from "./address.js";
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
  return {
    id,
    name: colleague ?? kind ?? words.nobody,
    facts: words.facts({ kind: colleague ? (kind ?? words.nobody) : null, day }),
    progress,
    state: isReadOnly ? words.readOnly : words.states[progress],
    goes: goes ? words.goes(goes) : isReadOnly ? words.onlyHere : words.inAccount,
    isLeaving,
    address: addressOf(isReadOnly ? REPORT : pageToGoOn(answers), id),
    links: Object.entries(words.links).filter(([path]) => !isReadOnly || path === REPORT).map(([path, label]) => ({ label, address: addressOf(path, id) })),
    more: words.more,
  };
}
