// Does a note seem to hold a name, a phone number, an e-mail address or a diagnosis? Decided on the tablet alone.
// It warns and never blocks, so it would rather miss one than be wrong in every third note.
import { DIAGNOSES, NAMES, NAMES_WITH_CAPITAL, NO_NAME_BEGINNINGS, NO_NAMES } from "./privacy_words.js";

/**
 * @typedef {object} Finding  start and end in UTF-16 units; hash is the same with and without capitals
 * @property {"name"|"phone"|"email"|"diagnosis"} kind
 * @property {string} fragment
 * @property {number} start
 * @property {number} end
 * @property {string} hash
 */

// Bounded, and from the start of a word only: 100,000 letters without a space must not hold up the page.
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
const DIAGNOSIS = new RegExp(`(?<![\\p{L}\\d])(?:${DIAGNOSES})(?![\\p{L}\\d])`, "giu");
// Ten digits from 0, or an international number. A date with its time has ten digits too.
const PHONE = /(?<![\p{L}\d+])\(?(?:(?:\+|00)[1-9](?:[\s./()–-]{0,3}\d){8,12}|0[1-9](?:[\s./()–-]{0,3}\d){8})(?!\d)/gu;
const DATE = /^\d\d?([-./ ])\d\d?\1(?:19|20)\d\d(?!\d)/;

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}+)*/gu;
const CAPITALISED = /^\p{Lu}\p{Ll}/u;
const SURNAME_PART = /^(?:(?: (?:van|de|der|den|ten|ter|el|al|'t))* \p{Lu}\p{Ll}[\p{L}'’-]*)+/u;
const SURNAME = /(?:sen|stra|sma|inga|mans|berg|veld|dijk)$/;
// What stands before a word, or after it:
const TITLE = /(?<!\p{L})(?:meneer|mevrouw|mw\.?|mevr\.?|dhr\.?|fam\.?|familie) (?:(?:van|de|der|den|el) )*$/iu;
const PARENT_OF = /(?<!\p{L})(?:moeder|vader|mama|papa|ouders?|opa|oma|zus|zusje|broer|broertje|zoon|dochter) van $/iu;
const PLACE = /(?<!\p{L})(?:in|uit|vanuit|het|een|(?:verhui|vakantie|terug|reis)\p{L}* naar) $/iu;
const SENTENCE_GOES_ON = /(?:[\p{L},&]\s+|\b(?:bijv|bv|evt|\p{L}\.\p{L})\.\s)$/iu;
const NEW_LINE = /\n\s*$|(?<!\p{L})['’]s $/u;
const SPEAKS = /^ (?:zei|zegt|vertelt|vertelde)(?!\p{L})/u;
const CLAUSE_GOES_ON = /^(?:\s*(?:$|[.,;:!?)\n])| (?:zei|zegt|vroeg|vraagt|vertel|vindt|is|was|heeft|wil|kan|kwam|komt|en)(?!\p{L}))/u;

/**
 * @param {string} text
 * @param {{ownNames?: string[]}} [options]  what the two teachers are called; those names don't count
 * @returns {Finding[]} in order, without overlap
 */
export function findPrivate(text, { ownNames = [] } = {}) {
  const found = [
    ...matches(text, EMAIL, "email"),
    ...matches(text, PHONE, "phone").filter(({ fragment }) => !DATE.test(fragment)),
    ...matches(text, DIAGNOSIS, "diagnosis"),
    ...namesIn(text, ownWords(ownNames)),
  ];
  const kept = [];
  for (const one of found) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((one, other) => one.start - other.start);
}

/** Those that she has not put aside; `dismissed` is the value of dismissed.<field>. */
export function undismissed(findings, dismissed) {
  const hashes = (dismissed ?? "").split(" ");
  return findings.filter(({ hash }) => !hashes.includes(hash));
}

function matches(text, pattern, kind) {
  return [...text.matchAll(pattern)].map((match) => finding(kind, match[0], match.index));
}

function finding(kind, fragment, start) {
  return { kind, fragment, start, end: start + fragment.length, hash: hashOf(fragment) };
}

function namesIn(text, isOwn) {
  const found = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const before = text.slice(Math.max(0, index - 40), index);
    const after = text.slice(index + word.length, index + word.length + 40);
    if (isOwn(word) || !isName(word.replace(/['’]s$/, ""), before, after)) continue;
    const more = (CAPITALISED.test(word) && after.match(SURNAME_PART)?.[0]) || "";
    found.push(finding("name", isPlain(more.trim()) ? word : word + more, index));
  }
  return found;
}

function isName(word, before, after) {
  const lower = word.toLowerCase();
  if (NAMES.has(lower) || NAMES.has(lower.replace(/s$/, "")) || NAMES_WITH_CAPITAL.has(word)) return true;
  if (isPlain(word)) return false;
  if (CAPITALISED.test(word)) {
    if (SPEAKS.test(after) || TITLE.test(before)) return true;
    return SENTENCE_GOES_ON.test(before) && !NEW_LINE.test(before) && !PLACE.test(before);
  }
  return (TITLE.test(before) && SURNAME.test(word)) || (PARENT_OF.test(before) && CLAUSE_GOES_ON.test(after));
}

/** A word that may have a capital without being a person. */
function isPlain(word) {
  const [first] = word.toLowerCase().split(/['’ -]/);
  return NO_NAMES.has(first) || NO_NAME_BEGINNINGS.test(first);
}

function ownWords(names) {
  const own = names.flatMap((name) => name.toLowerCase().match(WORD) ?? []);
  return (word) => own.some((name) => [name, `${name}s`, `${name}'s`, `${name}’s`].includes(word.toLowerCase()));
}

/** FNV-1a, 32 bits, over UTF-16 units: enough to know a fragment again, too little to read it. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const unit of text.toLowerCase().split("")) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
