// Days as people write them, and today as this device sees it. Days travel as "YYYY-MM-DD".
import { localTimestamp } from "../domain/events.js";

const DAY = 86_400_000; // ms

export const dayOf = (date) => localTimestamp(date).slice(0, 10);
export const today = () => dayOf(new Date());

/** The day so many days later. */
export function daysLater(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** "20 november 2026" */
export const dayWords = (day) => words(day, { day: "numeric", month: "long", year: "numeric" });

/** "20 november" */
export const shortDayWords = (day) => words(day, { day: "numeric", month: "long" });

const words = (day, form) => new Intl.DateTimeFormat("nl-NL", { ...form, timeZone: "UTC" }).format(Date.parse(`${day}T00:00:00Z`));

/** "20 november om 14.05 uur", by this device's own clock. @param {string} at an instant, as ISO text */
export function momentWords(at) {
  const time = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" }).format(new Date(at)).replace(":", ".");
  return `${shortDayWords(dayOf(new Date(at)))} om ${time} uur`;
}
