// From events to answers. The twin is observatie/domain/fold.py; tests/vectors/fold and random histories hold them equal.
// Order and duplicates do not matter, and no clock is used to merge: the value of a field is its survivors.
import { instantOf, isErased } from "./event.js";

/** @import { Answer, Answers, Event } from "./types.js" */

/** @param {Event[]} events  @returns {Answers} */
export function fold(events) {
  const own = events.filter((event) => event.record_id === events[0].record_id);
  const answers = [...groupByField(distinct(own))].map(([field, group]) => [field, foldField(field, group)]);
  return Object.fromEntries(answers.filter(([, answer]) => answer));
}

/** One field's events, without duplicates, to its answer; null when none survives. @returns {Answer | null} */
export function foldField(field, events) {
  const survivors = survivorsOf(events);
  if (!survivors.length) return null;
  const values = valuesOf(field, survivors);
  return { values, ids: survivors.map((event) => event.id), at: earliest(survivors, values) };
}

/** Those that no other event of this field replaces, sorted by id. */
export function survivorsOf(events) {
  const replaced = replacedIn(events);
  return events.filter((event) => !replaced.has(event.id)).sort(byId);
}

/** Ids that another event of this same field replaces. @returns {Set<string>} */
export function replacedIn(events) {
  const replaced = new Set();
  for (const event of events) {
    for (const id of event.replaces) if (id !== event.id) replaced.add(id);
  }
  return replaced;
}

/** One event per id: the erased one when there is one, else the first. */
export function distinct(events) {
  const kept = new Map();
  for (const event of events) {
    const known = kept.get(event.id);
    if (!known || (isErased(event.value) && !isErased(known.value))) kept.set(event.id, event);
  }
  return [...kept.values()];
}

/** @returns {Map<string, Event[]>} */
export function groupByField(events) {
  const groups = new Map();
  for (const event of events) {
    if (groups.has(event.field)) groups.get(event.field).push(event);
    else groups.set(event.field, [event]);
  }
  return groups;
}

/** The first (usually the only) value of a field, or null. */
export const valueOf = (answers, field) => versionsOf(answers, field)[0] ?? null;

/** All values of a field; more than one when two devices wrote while apart. */
export const versionsOf = (answers, field) => (Object.hasOwn(answers, field) ? answers[field].values : []);

/** One spelling per value, to compare by. */
export function canonical(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.keys(value).sort().map((name) => [name, value[name]]));
}

function valuesOf(field, survivors) {
  const values = new Map();
  for (const { value } of survivors) if (!isErased(value) && !values.has(canonical(value))) values.set(canonical(value), value);
  const distinctValues = [...values.values()];
  // Seen by one of two who wrote while apart is seen.
  return field.startsWith("seen.") && distinctValues.includes("yes") ? ["yes"] : distinctValues;
}

function earliest(survivors, values) {
  if (!values.length) return null;
  const spoken = survivors.filter((event) => !isErased(event.value) && canonical(event.value) === canonical(values[0]));
  const moment = (event) => instantOf(event.made_at) ?? Infinity;
  return spoken.reduce((first, event) => (moment(event) < moment(first) ? event : first)).made_at;
}

const byId = (one, other) => (one.id < other.id ? -1 : 1);
