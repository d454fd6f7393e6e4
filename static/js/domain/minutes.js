// When something happened, in minutes since the meeting began. Never a clock time: with a date that names the parent.
import { instantOf } from "./event.js";
import { valueOf } from "./fold.js";

/** @import { Moment } from "./types.js" */

// A parent meeting lasts 10 to 60 minutes. Longer after its start than this, "Gesprek is klaar" was forgotten.
const LONGEST = 180; // minutes

/** The made_at at which the meeting began, or null. */
export const startOf = (answers) => momentWhen(answers, "meeting.started");

/** Whole minutes from the start to `at`, never negative; null without a start. */
export function minuteOf(answers, at) {
  const start = startOf(answers);
  if (start === null || !at) return null;
  return Math.max(0, Math.floor((instantOf(at) - instantOf(start)) / 60_000));
}

/** What stands beside a tick made at `at`. @returns {Moment} */
export function momentOf(answers, at) {
  if (!at) return null;
  const end = momentWhen(answers, "meeting.ended");
  if (end !== null && instantOf(at) > instantOf(end)) return { afterwards: true };
  const minute = minuteOf(answers, at);
  if (minute === null) return null;
  return minute > LONGEST ? { afterwards: true } : { minute };
}

/**
 * The changes to write, with the start of the meeting when this is its first tick or situation. Afterwards they start nothing.
 * @param {[string, unknown][]} changes
 */
export function withStart(answers, changes) {
  const ticks = changes.some(([field, value]) => (field.startsWith("seen.") ? value === "yes" : value && field.startsWith("situation.")));
  const isOpen = valueOf(answers, "meeting.started") === null && valueOf(answers, "meeting.ended") === null;
  const isNamed = changes.some(([field]) => field.startsWith("meeting."));
  return ticks && isOpen && !isNamed ? [["meeting.started", true], ...changes] : changes;
}

const momentWhen = (answers, field) => (valueOf(answers, field) === true ? answers[field].at : null);
