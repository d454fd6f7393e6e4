// Copies as files: making one of everything, and opening one.
import { arrivalsOf } from "../domain/copy_arrivals.js";
import { makeCopy, opensFromCopy, readCopy } from "../domain/copy_file.js";
import { localTimestamp } from "../domain/events.js";
import { accountId } from "../storage/account.js";
import { countFrom } from "../storage/preferences.js";
import { importCopy, isHeldByAnother, loadRecords } from "../storage/record_list.js";
import { saveJson } from "../ui/save_file.js";
import { copyWords } from "./copies_messages.js";
import { today } from "./day_words.js";

/** A copy of these records, or of all; of what would not open again, none. @param {string[] | null} recordIds */
export async function copyOf(recordIds = null) {
  const loaded = await loadRecords(recordIds);
  return makeCopy(loaded.filter(({ record }) => opensFromCopy(record)), localTimestamp(new Date()));
}

/** @returns {Promise<string[]>} what to say */
export async function keepAll() {
  try {
    const copy = await copyOf();
    if (!copy.records.length) return [copyWords.nothingToKeep];
    saveJson(`observaties-${today()}.json`, copy);
    return [copyWords.keptAll(copy.records.map(({ kind }) => kind))];
  } catch {
    return [copyWords.notKept];
  }
}

/** @param {File} file  @returns {Promise<string[]>} what to say */
export async function openCopy(file) {
  let text;
  try {
    text = await file.text();
  } catch {
    return [copyWords.gone]; // Taken away, or on a card or in a cloud that is out of reach.
  }
  const { copy: whole, reason, refused, others } = readCopy(text);
  if (reason) return [copyWords.refused[reason]];
  const forHere = whole.records.filter(isForHere);
  const notHers = forHere.length < whole.records.length && copyWords.notHers;
  try {
    const held = await loadRecords(forHere.map(({ id }) => id));
    const apart = forHere.filter((copied) => isHeldByAnother(copied, held));
    const copy = { ...whole, records: forHere.filter((copied) => !apart.includes(copied)) };
    const arrivals = arrivalsOf(copy, held);
    countFrom(copy.records.map(({ id }) => id), today()); // else an old backup would go tomorrow
    const { conflicts, foreign } = await importCopy(copy);
    const leftOut = refused + conflicts;
    const isAllApart = apart.length > 0 && !copy.records.length;
    const said = [
      !isAllApart && copyWords.opened(arrivals),
      apart.length > 0 && copyWords.apart(apart.map(({ kind }) => kind)),
      foreign && copyWords.foreign(foreign),
      leftOut && copyWords.leftOut(leftOut),
      others && copyWords.others,
      notHers,
    ];
    return said.filter(Boolean);
  } catch {
    return [copyWords.failed];
  }
}

/** Nobody's answers to an assignment end up among another's. */
const isForHere = ({ kind, owner }) => kind !== "assignment" || !accountId || !owner || owner === accountId;
