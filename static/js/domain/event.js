// One event: making it, its moment, and whether its words are gone. What an event may hold is in events.js.

/** @import { Event } from "./types.js" */

export const MAX_TEXT = 100_000; // UTF-16 units
// A composed report is one text, of all notes together; 3 bytes per unit at worst stays within a request of 6 MB.
export const MAX_REPORT = 1_500_000;
export const MAX_REPLACES = 1000;

/** The value of an event whose words are gone: a marker of its own, not null. */
export const ERASED = Object.freeze({ erased: true });

const DAY = /^([1-9]\d{3})-(\d\d)-(\d\d)$/;
const MOMENT = /^([1-9]\d{3}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\.(\d{3})([+-])([01]\d|2[0-3]):([0-5]\d)$/;

/** @returns {Event} */
export function makeEvent(record_id, id, field, value, replaces, made_at) {
  return { record_id, id, field, value, replaces, made_at };
}

export const isErased = (value) => value?.erased === true && Object.keys(value).length === 1;

/** The only way an event a person makes can be too large to be stored. */
export function isTooLong({ field, value, replaces }) {
  const texts = typeof value === "string" ? [value] : Object.values(value ?? {});
  return replaces.length > MAX_REPLACES || texts.some((text) => text?.length > longest(field));
}

const longest = (field) => (field === "shared.report" ? MAX_REPORT : MAX_TEXT);

/** `2026-03-04T13:05:09.120+01:00`: the device's own time with its offset. */
export function localTimestamp(date) {
  const offset = -Math.round(date.getTimezoneOffset()); // minutes
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 23);
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const twoDigits = (number) => String(number).padStart(2, "0");

/** Milliseconds since 1970 of a `made_at`, or null for what is none (Date.parse differs between browsers on 30 February). */
export function instantOf(madeAt) {
  const found = MOMENT.exec(madeAt);
  const days = found && daysOf(found[1]);
  if (days === null) return null;
  const [hour, minute, second, milli, , offsetHours, offsetMinutes] = found.slice(2).map(Number);
  const offset = (found[6] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  return (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + milli;
}

/** Days since 1970 of "YYYY-MM-DD", or null for a day that does not exist. */
export function daysOf(day) {
  const found = DAY.exec(day);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  const moment = new Date(Date.UTC(year, month - 1, date));
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date ? moment.getTime() / 86_400_000 : null;
}
