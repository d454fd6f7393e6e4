// Searching cards, guide, behaviours and assignments. MiniSearch ranks; here are Dutch word forms, synonyms and typing errors.
import MiniSearch from "/static/vendor/minisearch@7.2.0/index.js";
import { stem, undoubled } from "./dutch_stem.js";
import { queryWords, wordsOf } from "./search_terms.js";

/**
 * @typedef {object} Entry one thing to find, as observatie/searchable.py makes it
 * @property {string} id
 * @property {"card"|"guide"|"behaviour"|"assignment"|"sheet"|"thread"} kind
 * @property {number} [number] of a card or an assignment
 * @property {string} named what it is called on screen: "kaart interventiekaart 8"
 * @property {string} address
 * @property {string} title
 * @property {string} summary
 * @property {string[]} words found, never shown
 * @property {string} text
 */

const BOOST = { named: 6, title: 4, words: 3, summary: 1.5, text: 1 };
const MOST_RESULTS = 12;
// Of the best score: what comes below it shares one common word with the query and helps nobody.
const WORTH_SHOWING = 0.1;
const SHORTEST_PREFIX = 3;
const SHORTEST_WITH_ERRORS = 4;
const SHORTEST_PART = 3;
const LONG = 7; // letters of a stem in which two typing errors are forgiven
// "ouder" is on every other page: it may decide between two pages, not fill the list.
const WEAK = 0.25;
const PART_OF_COMPOUND = 0.5;
// One word says too little to go by one page's list; a sentence within another has to be more than "dat is".
const FEWEST_LITERAL = 2;
const FEWEST_WITHIN = 3;

/**
 * @param {{documents: Entry[], synonyms: string[][], stop_words: string[], weak_words: string[]}} searchable what search.json has
 * @returns {(query: string) => Entry[]} best first
 */
export function makeSearch({ documents, synonyms, stop_words, weak_words }) {
  const stopWords = new Set(stop_words.flatMap(wordsOf));
  const alike = alikeByStem(synonyms);
  const weak = new Set(weak_words.flatMap(wordsOf).map(stem).flatMap((term) => alike.get(term) ?? [term]));
  const known = new Set();
  const byId = new Map(documents.map((entry) => [entry.id, entry]));

  // Synonyms are added to the page, not to the query: so one with a typing error in it, or half typed, finds it too.
  const indexed = (word) => {
    const term = stem(word);
    const terms = alike.get(term) ?? [term];
    for (const one of terms) known.add(one);
    return terms;
  };
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    tokenize: wordsOf,
    processTerm: indexed,
    extractField: (entry, field) => (field === "words" ? entry.words.join(" ") : entry[field]),
  });
  index.addAll(documents);
  const literally = literalSearch(documents);
  const knownInOrder = [...known].sort();

  const options = {
    boost: BOOST,
    tokenize: (terms) => terms.split(" "),
    processTerm: (term) => term,
    prefix: (term, at, terms) => term.length >= SHORTEST_PREFIX || at === terms.length - 1,
    // A word that is on a page, or the beginning of one, has no error in it.
    fuzzy: (term) => term.length >= SHORTEST_WITH_ERRORS && !isBeginning(term, knownInOrder) && (term.length < LONG ? 1 : 2),
  };

  return (query) => {
    const parts = queryWords(query, stopWords).map(termsOf);
    const weights = new Map(parts.flatMap((terms) => terms.map((term) => [term, weightOf(term, terms.length > 1)])));
    if (!weights.size) return [];
    const terms = [...weights.keys()].join(" ");
    const found = index.search(terms, { ...options, boostTerm: (term) => weights.get(term) });
    const least = (found[0]?.score ?? 0) * WORTH_SHOWING;
    const ranked = found.filter(({ score }) => score >= least).map(({ id }) => id);
    const [literal, rest] = [literally(query), new Set(ranked)];
    const first = [...ranked.filter((id) => literal.has(id)), ...[...literal].filter((id) => !rest.has(id))];
    return [...new Set([...first, ...ranked])].slice(0, MOST_RESULTS).map((id) => byId.get(id));
  };

  /** Usually one: a word half typed has no stem yet, a compound that no page has is two words that pages have. */
  function termsOf(word) {
    const term = stem(word);
    const letters = undoubled(word);
    if (known.has(term)) return [term];
    if (isBeginning(letters, knownInOrder)) return [letters];
    return isBeginning(term, knownInOrder) ? [term] : (partsOf(term, known) ?? [term]);
  }

  function weightOf(term, isPart) {
    return (weak.has(term) ? WEAK : 1) * (isPart ? PART_OF_COMPOUND : 1);
  }
}

/**
 * A sentence that is listed among something's words finds that first, however common its words are ("het is wel goed zo").
 * Half typed it does so too, and so does a longer text with the whole sentence in it.
 * @returns {(query: string) => Set<string>} ids
 */
function literalSearch(documents) {
  const inStems = (text) => ` ${wordsOf(text).map(stem).join(" ")}`;
  const sentences = documents.flatMap(({ id, words }) => words.map((sentence) => ({ id, stems: inStems(sentence), count: wordsOf(sentence).length })));
  return (query) => {
    if (wordsOf(query).length < FEWEST_LITERAL) return new Set();
    const asked = inStems(query);
    const isAsked = ({ stems, count }) => stems.includes(asked) || (count >= FEWEST_WITHIN && `${asked} `.includes(`${stems} `));
    return new Set(sentences.filter(isAsked).map(({ id }) => id));
  };
}

function alikeByStem(synonyms) {
  const alike = new Map();
  for (const group of synonyms) {
    const stems = group.flatMap(wordsOf).map(stem);
    for (const one of stems) alike.set(one, [...new Set([...(alike.get(one) ?? []), ...stems])]);
  }
  return alike;
}

/** Is there a term that is `start`, or goes on after it? */
function isBeginning(start, inOrder) {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle] < start) low = middle + 1;
    else high = middle;
  }
  return inOrder[low]?.startsWith(start) ?? false;
}

/** "huilgesprek" as "huil" and "gesprek", or null. */
function partsOf(term, known) {
  for (let at = term.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
    const [first, last] = [term.slice(0, at), term.slice(at)];
    const joined = [first, stem(first)].find((one) => known.has(one)); // gesprek-s-agenda
    if (joined && known.has(last)) return [joined, last];
  }
  return null;
}
