// Drafts for 1 compliment and 1 tip: whole sentences from the content, chosen by what was ticked. The teacher decides.
import { firstSentence } from "./first_sentence.js";
import { valueOf, versionsOf } from "./fold.js";
import { isPrivate } from "./private_notes.js";
import { complimentQuestion, sayLead, tipQuestion } from "./proposal_messages.js";
import { PARTS, situationsOf } from "./situations.js";

/**
 * @typedef {{id: string, text: string, words: string, note?: string, about: string, less?: string}} Draft
 *   `text` is `words` and, as a paragraph of its own, the quoted note; `about` is a row id, a card id or "other"; `less` is the
 *   label of the option that a draft for minder comes from
 * @typedef {{drafts: Draft[], question?: string}} Proposals
 * @typedef {{key: string, about: string, variants: string[], note?: string, less?: string, isSituation?: boolean}} Source
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
  const situations = situationSources(answers, content, (part, did) => did.includes(part) && complimentOf(part));
  return propose(sources, situations, ownWords(answers, ["trust_words"]), complimentQuestion, content);
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
  const situations = situationSources(answers, content, (part, did) => !did.includes(part) && tipOf(part));
  return propose(sources, situations, ownWords(answers, ["more_words", "less_words"]), tipQuestion, content);
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

const complimentOf = (part) => (words) => `${words[`compliment_${part}`]} ${words.reason}`;
const tipOf = (part) => (words, card) =>
  part === "ask_first" ? withSay([words.tip_ask_first], { say: card.ask_first })[0] : words.tip_then_do;

/**
 * Of each card that a situation has, once: what the colleague did of it for the compliment, the rest for the tip. Nothing
 * of a situation for herself alone, nor of one with two cards.
 * @param {(part: string, did: string[]) => false | ((words: object, card: object) => string)} sentenceOf
 * @returns {Source[]}
 */
function situationSources(answers, content, sentenceOf) {
  const sources = new Map();
  for (const { id, cards, did, isPrivate: isHers } of situationsOf(answers)) {
    const card = cards.length === 1 && content.intervention_card.cards.find((one) => one.id === cards[0]);
    if (!card || isHers || sources.has(card.id)) continue;
    const words = content.situation_language[card.id];
    const variants = PARTS.map((part) => sentenceOf(part, did)).filter(Boolean).map((make) => make(words, card));
    const note = firstSentence(valueOf(answers, `situation_note.${id}`) ?? "", NOTE_LENGTH);
    if (variants.length) sources.set(card.id, { key: card.id, about: card.id, isSituation: true, variants, note });
  }
  return [...sources.values()];
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

/**
 * Her own words always have their place, at the end. Of the other places a situation has the last one, and more where rows
 * leave them; a row never loses its only one.
 * @param {Source[]} rows  @param {Source[]} situations  @param {Source[]} own  @returns {Proposals}
 */
function propose(rows, situations, own, question, content) {
  const most = MOST_DRAFTS - own.length;
  const forSituations = rows.length === 0 ? most : Math.min(situations.length, Math.max(most - rows.length, most > 1 ? 1 : 0));
  const sources = [...rows.slice(0, most - forSituations), ...situations.slice(0, forSituations)];
  const drafts = [...choose(sources, most), ...choose(own, own.length)].map(
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

/**
 * One variant per source, opening as differently as can be. A single source also gives its second, something to choose; of
 * a situation both lines are shown where there is a place for them.
 */
function choose(sources, most) {
  const first = sources.slice(0, most);
  const apart = [1, 2, 3].map((count) => chooseApart(first, count)).find((found) => found);
  const chosen = apart ?? first.map((source) => choice(source, 0));
  const isAlone = first.length === 1;
  const others = chosen
    .filter(({ source }) => isAlone || source.isSituation)
    .flatMap(({ source, variant }) => [...source.variants.keys()].filter((other) => other !== variant).map((other) => choice(source, other)))
    .filter((other) => chosen.every(({ words }) => opening(other.words, 2) !== opening(words, 2)));
  return [...chosen, ...others.slice(0, Math.min(most - chosen.length, isAlone ? 1 : most))];
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
