// How long an observation stays on the tablet. Nothing goes that was not announced on an earlier day.
import { daysOf } from "./event.js";

export const DAYS_KEPT = { mine: 30, school: 7 }; // days since the last change; the teacher may choose otherwise
const NOTICE = { long: 7, short: 2 }; // days beforehand that it is announced
const SHORT = 14; // days kept up to which the short notice serves

/** @param {"mine" | "school" | null} tablet  @param {number | null} chosen */
export const daysKept = (tablet, chosen) => chosen ?? DAYS_KEPT[tablet] ?? DAYS_KEPT.mine;

/**
 * The day from which the term counts: that of the last change, or that of opening a copy here when it is later; a backup
 * is opened to be used. What has no change that can be believed (no answers at all, or only answers from a day that is
 * still to come: the clock ran ahead) would never go; it gets a whole term from the first day it was listed here.
 * @param {string | null} changedOn
 * @param {string | undefined} notedOn  the day this tablet noted for it
 * @param {string} today
 */
export function countsFrom(changedOn, notedOn, today) {
  const now = daysOf(today);
  const believed = [changedOn, notedOn].filter((day) => daysOf(day) !== null && daysOf(day) <= now);
  return believed.sort().at(-1) ?? today;
}

/**
 * @param {{id: string, changed_on: string}[]} observations  changed_on: day from which it counts, "YYYY-MM-DD"
 * @param {string} today  "YYYY-MM-DD"
 * @param {number} days  kept
 * @param {Object<string, string[]>} warned  record id -> days on which its warning was on screen
 * @returns {{warn: {id: string, days_left: number}[], may_go: string[]}} warn: to be shown now; nothing in it goes today
 */
export function whatMayGo(observations, today, days, warned) {
  const now = daysOf(today);
  const [warn, mayGo] = [[], []];
  for (const { id, changed_on } of observations) {
    const changed = daysOf(changed_on);
    if (changed === null || now === null) continue;
    const noticeFrom = changed + days - (days <= SHORT ? NOTICE.short : NOTICE.long);
    if (now < noticeFrom) continue;
    const wasWarned = (warned[id] ?? []).some((day) => isEarlier(day, Math.max(noticeFrom, changed), now));
    if (now >= changed + days && wasWarned) mayGo.push(id);
    // Overdue and never announced: today is the announcement, tomorrow the first day it can go.
    else warn.push({ id, days_left: Math.max(wasWarned ? 0 : 1, changed + days - now) });
  }
  return { warn, may_go: mayGo };
}

/** A warning counts from the moment it was due, so that neither a later change nor a longer term is overtaken by an old one. */
function isEarlier(day, from, now) {
  const shown = daysOf(day);
  return shown !== null && shown >= from && shown < now;
}
