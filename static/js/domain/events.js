// What a person enters is an immutable event. This table and its twin, observatie/domain/events.py, say what is allowed;
// tests/vectors/events holds them equal. Limits may widen, never tighten: what was once written must stay readable.

/**
 * @typedef {{erased: true}} Erased
 * @typedef {boolean | string | null | Object<string, boolean | string | null> | Erased} Value
 * @typedef {object} Event
 * @property {string} record_id  UUIDv4, lower case
 * @property {string} id  UUIDv4, unique within its record
 * @property {string} field  which answer, e.g. "note.delen-3"
 * @property {Value} value
 * @property {string[]} replaces  ids of the events of this field that the writer had on screen
 * @property {string} made_at  device time with offset, a label for people; never used to order or merge
 */

export const MAX_FIELD = 120; // characters
export const MAX_TEXT = 100_000; // UTF-16 units
export const MAX_REPLACES = 1000;
export const MAX_MEMBERS = 8;

/** The value of an event whose words are gone: a marker of its own, not null. */
export const ERASED = Object.freeze({ erased: true });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const FIELD = /^[a-z_]+(\.[a-z0-9_-]+){1,3}$/;
const MEMBER = /^[a-z][a-z0-9_]{0,39}$/;
const DAY = /^([1-9]\d{3})-(\d\d)-(\d\d)$/;
const MOMENT = /^([1-9]\d{3}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\.(\d{3})([+-])([01]\d|2[0-3]):([0-5]\d)$/;

const isText = (value) => typeof value === "string";
const isFlag = (value) => typeof value === "boolean";
const isTrue = (value) => value === true;
const isDay = (value) => isText(value) && daysOf(value) !== null;
const isSeen = (value) => ["yes", "no", "not_applicable"].includes(value);
const isScope = (value) => value === "whole" || value === "brief";
const isClosing = (value) => isFlat(value) && isText(value.text) && (value.about === null || isText(value.about));

/** Besides these, every field may be null (taken away) or erased. A family that is not here is kept and never shown. */
const ALLOWED = {
  "setup.colleague": isText,
  "setup.observer": isText,
  "setup.focus": isText,
  "setup.kind": isText,
  "setup.child_present": isFlag,
  "setup.consent": isFlag,
  "setup.date": isDay,
  "starred.*": isFlag,
  "meeting.started": isTrue,
  "meeting.ended": isTrue,
  "seen.*": isSeen,
  "note.*": isText,
  "quick.*": isText,
  "quick_about.*": isText,
  "private.*": isFlag,
  "trust.*": isFlag,
  "more.*": isFlag,
  "less.*": isFlag,
  "closing.trust_words": isText,
  "closing.more_words": isText,
  "closing.less_words": isText,
  "closing.focus_answer": isText,
  "closing.takeaway": isText,
  "closing.compliment": isClosing,
  "closing.tip": isClosing,
  "report.scope": isScope,
  "dismissed.*.*": isText,
};

/** @returns {Event} */
export function makeEvent(recordId, id, field, value, replaces, madeAt) {
  return { record_id: recordId, id, field, value, replaces, made_at: madeAt };
}

export const isErased = (value) => isObject(value) && value.erased === true && Object.keys(value).length === 1;

/** Does this version know the family of this field? What it does not know is kept and left alone. */
export const isKnownField = (field) => ruleOf(field) !== undefined;

/**
 * @param {unknown} event
 * @returns {null | "not_an_event" | "record_id" | "id" | "field" | "value" | "too_long" | "replaces" | "made_at"}
 */
export function checkEvent(event) {
  if (!isObject(event)) return "not_an_event";
  if (!isId(event.record_id)) return "record_id";
  if (!isId(event.id)) return "id";
  if (!isText(event.field) || event.field.length > MAX_FIELD || !FIELD.test(event.field)) return "field";
  if (!Array.isArray(event.replaces) || event.replaces.length > MAX_REPLACES || !event.replaces.every(isId)) return "replaces";
  if (!isText(event.made_at) || instantOf(event.made_at) === null) return "made_at";
  return checkValue(event.field, event.value);
}

export const isId = (value) => isText(value) && UUID.test(value);

/** `2026-03-04T13:05:09.120+01:00`: the device's own time with its offset. */
export function localTimestamp(date) {
  const offset = -Math.round(date.getTimezoneOffset()); // minutes
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 23);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** Milliseconds since 1970 of a `made_at`, or null for what is none (Date.parse differs between browsers on 30 February). */
export function instantOf(madeAt) {
  const found = MOMENT.exec(madeAt);
  const days = found && daysOf(found[1]);
  if (days === null) return null;
  const [, , hour, minute, second, milli, sign, offsetHours, offsetMinutes] = found;
  const offset = (sign === "-" ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  return (((days * 24 + Number(hour)) * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000 + Number(milli);
}

/** Days since 1970 of "YYYY-MM-DD", or null for a day that does not exist. */
export function daysOf(day) {
  const found = DAY.exec(day);
  if (!found) return null;
  const [year, month, date] = found.slice(1).map(Number);
  const moment = new Date(Date.UTC(year, month - 1, date));
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date ? moment.getTime() / 86_400_000 : null;
}

function checkValue(field, value) {
  if (value === null || isErased(value)) return null;
  if (!isText(value) && !isFlag(value) && !isFlat(value)) return "value";
  const texts = isObject(value) ? Object.values(value).filter(isText) : [value];
  if (texts.some((text) => text.length > MAX_TEXT)) return "too_long";
  const allowed = ruleOf(field);
  return !allowed || allowed(value) ? null : "value";
}

function ruleOf(field) {
  if (Object.hasOwn(ALLOWED, field)) return ALLOWED[field];
  const family = field.split(".").map((part, index) => (index ? "*" : part)).join(".");
  return Object.hasOwn(ALLOWED, family) ? ALLOWED[family] : undefined;
}

function isFlat(value) {
  if (!isObject(value)) return false;
  const members = Object.entries(value);
  return members.length <= MAX_MEMBERS && members.every(([name, member]) => MEMBER.test(name) && isPlain(member));
}

const isPlain = (member) => member === null || isText(member) || isFlag(member);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const twoDigits = (number) => String(number).padStart(2, "0");
