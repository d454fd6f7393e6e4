// What goes away by itself: only what was announced on an earlier day.
import { DAYS_KEPT, countsFrom, daysKept, whatMayGo } from "../domain/retention.js";
import { account } from "../storage/account.js";
import * as preferences from "../storage/preferences.js";
import { erase } from "../storage/erasing.js";
import { dayOf, daysLater, today } from "./day_words.js";

/** Days an observation is kept on this tablet; a school's own tablet knows no other term than the school's. */
export function daysKeptHere() {
  const whose = preferences.tablet();
  return whose === "school" ? DAYS_KEPT.school : daysKept(whose, preferences.daysKept());
}

/**
 * Wipe what was announced on an earlier day and is due.
 * @param {import("../storage/record_list.js").Listed[]} listed
 * @returns {Promise<{gone: string[], warned: Map<string, number>, goes: Map<string, string>}>} ids that went; per id that
 *   will go soon the days left; per id the day it goes
 */
export async function letGo(listed) {
  // What is in an account stays until she erases it; logging out takes it from this tablet.
  if (account) return { gone: [], warned: new Map(), goes: new Map() };
  const dated = listed.map(dayItCounts);
  const { warn, may_go: due } = whatMayGo(dated, today(), daysKeptHere(), preferences.warningsShown());
  const warned = new Map(warn.map(({ id, days_left: daysLeft }) => [id, daysLeft]));
  const goes = new Map(dated.map((one) => [one.id, dayItGoes(one, warned.get(one.id))]));
  try {
    await erase(due);
  } catch {
    return { gone: [], warned, goes }; // The store changes nothing now; what is due stays until it does.
  }
  preferences.forgetTerms(due);
  return { gone: due, warned, goes };
}

/** From a first day that only this tablet knows, it counts on. */
function dayItCounts({ id, changed_at: changedAt }) {
  const [changedOn, notedOn] = [changedAt && dayChanged(changedAt), preferences.countedFrom()[id]];
  const day = countsFrom(changedOn, notedOn, today());
  if (day !== changedOn && day !== notedOn) preferences.countFrom([id], day);
  return { id, changed_on: day };
}

const dayItGoes = ({ changed_on: day }, daysLeft) => (daysLeft === undefined ? daysLater(day, daysKeptHere()) : daysLater(today(), daysLeft));

/** These warnings can be read now. A page in the background shows nothing. */
export function noteShown(recordIds) {
  if (recordIds.length && document.visibilityState === "visible") preferences.noteWarning(recordIds, today());
}

// In this device's own days, whatever offset the event was made with.
const dayChanged = (changedAt) => dayOf(new Date(changedAt));
