// What goes away by itself: only what was announced on an earlier day.
import { DAYS_KEPT, daysKept, whatMayGo } from "../domain/retention.js";
import * as preferences from "../storage/preferences.js";
import { erase } from "../storage/record_list.js";
import { dayOf, daysLater, today } from "./day_words.js";

/** Days an observation is kept on this tablet; a school's own tablet knows no other term than the school's. */
export function daysKeptHere() {
  const whose = preferences.tablet();
  return whose === "school" ? DAYS_KEPT.school : daysKept(whose, preferences.daysKept());
}

/**
 * Wipe what was announced on an earlier day and is due.
 * @param {import("../storage/record_list.js").Listed[]} listed
 * @returns {Promise<{gone: string[], warned: Map<string, number>}>} ids that went; per id that will go soon the days left
 */
export async function letGo(listed) {
  const dated = listed.filter(({ changed_at: changedAt }) => changedAt).map(({ id, changed_at: changedAt }) => ({ id, changed_on: dayChanged(changedAt) }));
  const { warn, may_go: due } = whatMayGo(dated, today(), daysKeptHere(), preferences.warningsShown());
  const warned = new Map(warn.map(({ id, days_left: daysLeft }) => [id, daysLeft]));
  try {
    await erase(due);
  } catch {
    return { gone: [], warned }; // The store changes nothing now; what is due stays until it does.
  }
  preferences.forgetWarnings(due);
  return { gone: due, warned };
}

/** The day this observation goes. @param {number | undefined} daysLeft  when that was announced */
export function dayItGoes(changedAt, daysLeft) {
  if (daysLeft !== undefined) return daysLater(today(), daysLeft);
  return changedAt ? daysLater(dayChanged(changedAt), daysKeptHere()) : null;
}

/** These warnings can be read now. A page in the background shows nothing. */
export function noteShown(recordIds) {
  if (recordIds.length && document.visibilityState === "visible") preferences.noteWarning(recordIds, today());
}

// In this device's own days, whatever offset the event was made with.
const dayChanged = (changedAt) => dayOf(new Date(changedAt));
