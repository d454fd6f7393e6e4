// From what someone types, or what a page says, to words that can be compared.

// A sentence is found with its first words; more only costs time.
const MOST_LETTERS = 300;
const MOST_WORDS = 16;
const MARKS = /\p{Diacritic}/gu;
const POSSESSIVE = /['’`´]s(?![a-z])/g; // before the marks go: the last two count as marks
const WORD = /[a-z]{2,}|[a-z0-9]+/g; // "kaart8" is "kaart" and "8"

/** Lower case words of a-z and digits: "Collega’s, één e-mail" gives "collega", "een", "e", "mail". */
export function wordsOf(text) {
  return text.normalize("NFD").toLowerCase().replace(POSSESSIVE, "").replace(MARKS, "").match(WORD) ?? [];
}

/**
 * @param {string} query
 * @param {Set<string>} stopWords
 * @returns {string[]} in the order typed, each once; stop words only where there is nothing else
 */
export function queryWords(query, stopWords) {
  const words = wordsOf(query.slice(0, MOST_LETTERS));
  const telling = words.filter((word) => !stopWords.has(word) && (word.length > 1 || /\d/.test(word)));
  return [...new Set(telling.length ? telling : words)].slice(0, MOST_WORDS);
}
