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
 * The changes to write, with the start of the meeting when this is its first tick or situation, and with the end of that
 * start when this takes away the only one there was. Afterwards they start nothing.
 * @param {[string, unknown][]} changes
 */
export function withStart(answers, changes) {
  const ticks = changes.some(([field, value]) => (field.startsWith("seen.") ? value === "yes" : value && field.startsWith("situation.")));
  const isOpen = valueOf(answers, "meeting.started") === null && valueOf(answers, "meeting.ended") === null;
  const isNamed = changes.some(([field]) => field.startsWith("meeting."));
  if (isNamed) return changes;
  if (ticks && isOpen) return [["meeting.started", true], ...changes];
  return endsStart(answers, changes) ? [["meeting.started", null], ...changes] : changes;
}

/** A tick or situation by mistake, hours or minutes before the meeting, that is taken away: as long as there is nothing else, nothing began. */
function endsStart(answers, changes) {
  const [field, value] = changes[0] ?? [];
  const start = startOf(answers);
  if (start === null || changes.length > 1 || value === "yes" || answers[field]?.at !== start) return false;
  const left = Object.keys(answers).filter((name) => !/^(setup|starred)\./.test(name) && valueOf(answers, name) !== null);
  return left.length === 2 && /^(seen|situation)\./.test(field) && left.includes(field); // beside the start itself
}

const momentWhen = (answers, field) => (valueOf(answers, field) === true ? answers[field].at : null);
