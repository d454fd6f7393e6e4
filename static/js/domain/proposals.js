// Drafts for 1 compliment and 1 tip: whole sentences from the content, chosen by what was ticked. The teacher decides.
import { firstSentence } from "./first_sentence.js";
import { valueOf, versionsOf } from "./fold.js";
import { isPrivate } from "./private_notes.js";
import { complimentQuestion, sayLead, tipQuestion } from "./proposal_messages.js";

/**
 * @typedef {{id: string, text: string, words: string, note?: string, about: string, less?: string}} Draft
 *   `text` is `words` and, as a paragraph of its own, the quoted note; `about` is a row id or "other"; `less` is the
 *   label of the option that a draft for minder comes from
 * @typedef {{drafts: Draft[], question?: string}} Proposals
 * @typedef {{key: string, about: string, variants: string[], note?: string, less?: string}} Source
 */

const MOST_DRAFTS = 3;
const NOTE_LENGTH = 160;
// "Oogcontact" is no compliment yet: own words become a draft from this many.
const OWN_WORDS_ENOUGH = 4;

/**
 * From the rows that build trust, else those with examples, else those seen; never from a row that was not seen.
 * @returns {Proposals}
 */
export function proposeCompliments(answers, content) {
  const seen = rowsInOrder(answers, content).filter((row) => valueOf(answers, `seen.${row.id}`) === "yes");
  const trusted = seen.filter((row) => valueOf(answers, `trust.${row.id}`) === true);
  const withExamples = seen.filter((row) => exampleOf(answers, row.id));
  const rows = [trusted, withExamples, seen].find((some) => some.length > 0) ?? [];
  const sources = rows.map(({ id }) => {
    const { compliments, reason } = content.language.behaviours[id];
    const variants = compliments.map((compliment) => `${compliment} ${reason}`);
    return { key: id, about: id, variants, note: exampleOf(answers, id) };
  });
  return propose(sources, ownWords(answers, ["trust_words"]), complimentQuestion, content);
}

/**
 * From meer and minder, else from the rows answered "niet gezien"; never from a row that nobody answered, that did
 * not occur, or that the form calls optional: not doing those is no shortcoming.
 * @returns {Proposals}
 */
export function proposeTips(answers, content) {
  const rows = rowsInOrder(answers, content).filter((row) => isOpenToTips(answers, row));
  const more = rows.filter((row) => valueOf(answers, `more.${row.id}`) === true);
  const less = content.language.less.filter((option) => valueOf(answers, `less.${option.id}`) === true);
  const chosen = alternate(
    more.map((row) => rowTip(answers, content, row)),
    less.map((option) => lessTip(option, rows)),
  );
  const notSeen = rows.filter((row) => valueOf(answers, `seen.${row.id}`) === "no");
  const sources = chosen.length > 0 ? chosen : notSeen.map((row) => rowTip(answers, content, row));
  return propose(sources, ownWords(answers, ["more_words", "less_words"]), tipQuestion, content);
}

/** The 19 rows, starred ones first, otherwise as on the form. */
export function rowsInOrder(answers, content) {
  const rows = content.instrument.phases.flatMap((phase) => phase.behaviours);
  const isStarred = (row) => valueOf(answers, `starred.${row.id}`) === true;
  return [...rows.filter(isStarred), ...rows.filter((row) => !isStarred(row))];
}

/** The first sentence of what was noted about a row, as far as it is not for herself alone; "" when there is none. */
export function exampleOf(answers, row) {
  if (isPrivate(answers, row)) return "";
  const quick = Object.keys(answers)
    .filter((field) => field.startsWith("quick_about.") && valueOf(answers, field) === row)
    .map((field) => field.slice("quick_about.".length));
  for (const [subject, field] of [[row, `note.${row}`], ...quick.map((id) => [id, `quick.${id}`])]) {
    if (isPrivate(answers, subject)) continue;
    const sentence = firstSentence(valueOf(answers, field) ?? "", NOTE_LENGTH);
    if (sentence) return sentence;
  }
  return "";
}

function isOpenToTips(answers, row) {
  const isOptional = row.text.includes("eventue");
  const versions = versionsOf(answers, `seen.${row.id}`);
  return !isOptional && versions.length === 1 && ["yes", "no"].includes(versions[0]);
}

function rowTip(answers, content, { id }) {
  const words = content.language.behaviours[id];
  const isSeen = valueOf(answers, `seen.${id}`) === "yes";
  const tips = isSeen && words.tips_more?.length > 0 ? words.tips_more : words.tips_unseen;
  return { key: id, about: id, variants: withSay(tips, words), note: exampleOf(answers, id) };
}

function lessTip(option, rows) {
  const about = rows.some((row) => row.id === option.about) ? option.about : "other";
  return { key: option.id, about, variants: withSay(option.tips, option), less: option.label };
}

function withSay(tips, { say, say_lead: lead = sayLead }) {
  return tips.map((tip) => `${tip} ${lead} ‘${say}’`);
}

/** What she wrote herself under a question, offered as it is. */
function ownWords(answers, names) {
  return names
    .map((name) => ({ key: name, about: "other", variants: [(valueOf(answers, `closing.${name}`) ?? "").trim()] }))
    .filter(({ variants: [text] }) => text.split(/\s+/).length >= OWN_WORDS_ENOUGH);
}

/** @param {Source[]} sources  @param {Source[]} own  @returns {Proposals} */
function propose(sources, own, question, content) {
  const drafts = [...choose(sources, MOST_DRAFTS - own.length), ...choose(own, own.length)].map(
    ({ source: { key, about, note, less }, variant, words }) => ({
      id: `${key}:${variant}`,
      text: note ? `${words}\n\n${content.report.note_prefix} ${note}` : words,
      words,
      ...(note && { note }),
      about,
      ...(less && { less }),
    }),
  );
  return drafts.length > 0 ? { drafts } : { drafts, question };
}

/** One variant per source, opening as differently as can be; a single source also gives its second: something to choose. */
function choose(sources, most) {
  const first = sources.slice(0, most);
  const apart = [1, 2, 3].map((count) => chooseApart(first, count)).find((found) => found);
  const chosen = apart ?? first.map((source) => choice(source, 0));
  if (first.length !== 1 || most === 1) return chosen;
  const [{ source, variant, words }] = chosen;
  const others = [...source.variants.keys()].filter((other) => other !== variant).map((other) => choice(source, other));
  return [...chosen, ...others.filter((other) => opening(other.words, 2) !== opening(words, 2)).slice(0, 1)];
}

/** The first way to take one variant of each such that no two open with the same `count` words; null if there is none. */
function chooseApart(sources, count, taken = []) {
  if (taken.length === sources.length) return taken;
  const source = sources[taken.length];
  for (const variant of source.variants.keys()) {
    const next = choice(source, variant);
    const isNew = taken.every(({ words }) => opening(words, count) !== opening(next.words, count));
    const found = isNew && chooseApart(sources, count, [...taken, next]);
    if (found) return found;
  }
  return null;
}

function choice(source, variant) {
  return { source, variant, words: source.variants[variant] };
}

function opening(text, count) {
  return text.toLowerCase().split(/\s+/).slice(0, count).join(" ");
}

function alternate(some, others) {
  const longest = Math.max(some.length, others.length);
  return Array.from({ length: longest }, (_, index) => [some[index], others[index]]).flat().filter(Boolean);
}
