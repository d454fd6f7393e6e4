// One spelling for the forms of a Dutch word: "boze" and "boos", "brieven" and "brief", "geluisterd" and "luister".
// Light on purpose. What comes out is for comparing only, and two words that coincide ("les", "lees") do little harm
// in a library of some eighty texts. Forms that no rule reaches (zei, kwam) are in content/search_words.toml.

const IRREGULAR = new Map([
  ["kinderen", "kind"],
  ["kindertje", "kind"],
  ["kinders", "kind"],
]);
const VOWEL = /[aeiouy]/;
// Below this many letters nothing is taken away.
const SHORTEST = 4;

const stems = new Map();

/**
 * @param {string} word lower case, letters a-z and digits (see search_terms.js)
 * @returns {string}
 */
export function stem(word) {
  let found = stems.get(word);
  if (found === undefined) stems.set(word, (found = stemmed(word)));
  return found;
}

function stemmed(word) {
  if (/\d/.test(word)) return word;
  return spelling(withoutEndings(IRREGULAR.get(word) ?? word));
}

function withoutEndings(word) {
  let left = word;
  for (const shorten of [plural, diminutive, heid, noun, present, ending, adjective, participle, consonants]) {
    if (left.length >= SHORTEST) left = shorten(left);
  }
  return left;
}

const plural = (word) => word.replace(/(?<=[^aeious]|je)s$/, "");

/** gesprekje, filmpje, dingetje; the t of "zoontje" goes with those of verbs, that of "praatje" is the word's own. */
const diminutive = (word) => word.replace(/(?<=..)(?:etje|(?<=m)pje|je)$/, "");

const heid = (word) => word.replace(/he(?:id|den)$/, (found, at) => (at < 3 ? found : ""));

const noun = (word) => word.replace(/(?<=.{4})ing(?:en)?$/, "");

/** wantrouwend, huilende; not "vriend". */
const present = (word) => word.replace(/(?<=.{4})ende?$/, "");

/** Plurals and verbs on -en and -n, and the -e of "boze" and "maakte". */
function ending(word) {
  if (word === "open") return word; // not "op", which is in nearly every text
  if (/[^e]een$/.test(word)) return word;
  if (/[io]en$/.test(word)) return word.slice(0, -1);
  return word.replace(/en?$/, (found, at) => (VOWEL.test(word.slice(0, at)) ? "" : found));
}

const adjective = (word) => word.replace(/(?<=.{4})ig$/, "");

const participle = (word) => (/[dt]$/.test(word) && /^ge.{4,}/.test(word) ? word.slice(2) : word);

/** The t or d of a verb (luistert, luisterde, hoort) after a consonant; "kind" and "kinderen" lose it alike. */
const consonants = (word) => word.replace(/(?<=.[^aeiouy])[dt]+$/, "");

/** "agresief", and the same letters in "vraag" and "vragen". */
export const undoubled = (word) => word.replace(/([a-z])\1+/g, "$1");

function spelling(word) {
  return undoubled(word)
    .replace(/v$/, "f")
    .replace(/z$/, "s")
    .replace(/d$/, "t");
}
