// What an event may hold. This table and its twin, observatie/domain/events.py, say it; tests/vectors/events holds them
// equal. Limits may widen, never tighten: what was once written must stay readable.
import { MAX_REPLACES, daysOf, instantOf, isErased, isTooLong } from "./event.js";

export * from "./event.js";

const MAX_FIELD = 120; // characters
const MAX_MEMBERS = 8;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const FIELD = /^[a-z_]+(\.[a-z0-9_-]+){1,3}$/;
const MEMBER = /^[a-z][a-z0-9_]{0,39}$/;

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
  "setup.partner": isText, // the kijkmaatje's account
  "setup.visit": isText, // the planned visit's record
  "setup.observer": isText,
  "setup.focus": isText,
  "setup.kind": isText,
  "setup.child_present": isFlag,
  "setup.consent": isFlag,
  "setup.date": isDay,
  "setup.cards": isText, // ids of the cards chosen while preparing, with commas between; gone when the meeting ends
  "setup.practice": isTrue, // a film, not a real meeting
  "starred.*": isFlag,
  "meeting.started": isTrue,
  "meeting.ended": isTrue,
  "seen.*": isSeen,
  "note.*": isText,
  "quick.*": isText,
  "quick_about.*": isText,
  "situation.*": isTrue, // made_at gives the minute
  "situation_card.*": isText,
  "situation_note.*": isText,
  "situation_did.*.*": isText, // of "ask_first" or "then_do": the card whose line the colleague did
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
  "report.shared_in": isText, // the shared report's record
  "dismissed.*.*": isText,
  "shared.report": isText,
  "shared.opened": isTrue,
  "shared.takeaway": isText,
  "visit.observer": isText,
  "visit.done": isFlag,
  "answer.*.*": isText, // assignment, question
};

/**
 * Null for an event that may be stored, else why not.
 * @param {unknown} event
 * @returns {null | "not_an_event" | "record_id" | "id" | "field" | "value" | "too_long" | "replaces" | "made_at"}
 */
export function checkEvent(event) {
  if (!isObject(event)) return "not_an_event";
  if (!isId(event.record_id)) return "record_id";
  if (!isId(event.id)) return "id";
  if (!isText(event.field) || event.field.length > MAX_FIELD || !FIELD.test(event.field)) return "field";
  if (!isListOfIds(event.replaces)) return "replaces";
  if (!isText(event.made_at) || instantOf(event.made_at) === null) return "made_at";
  return checkValue(event);
}

export const isId = (value) => isText(value) && UUID.test(value);

function checkValue(event) {
  const { field, value } = event;
  if (value === null || isErased(value)) return null;
  if (!isText(value) && !isFlag(value) && !isFlat(value)) return "value";
  if (isTooLong(event)) return "too_long";
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

const isListOfIds = (value) => Array.isArray(value) && value.length <= MAX_REPLACES && value.every(isId);
const isPlain = (member) => member === null || isText(member) || isFlag(member);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
