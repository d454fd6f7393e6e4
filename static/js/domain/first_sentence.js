// The first sentence of a note that was written in a hurry: telegram style, abbreviations, emoji.

// Ends a word, not a sentence, whatever follows.
const ABBREVIATIONS = new Set(
  ("bijv bv o.a m.b.t i.v.m t.a.v n.a.v m.n d.w.z z.o.z a.u.b s.v.p evt incl excl ca min max blz nr mw mevr dhr fam " +
    "dr drs ing mr resp vgl zgn ong gem ll lln lk gr sec st vnl afd tel")
    .split(" "),
);
// A mark that may end a sentence, with the quotes, brackets and emoji that belong to it.
const END = /([.!?…]+)["'”’»)\]]*(?:\p{Extended_Pictographic}\uFE0F?)*(?=\s)/gu;
const BULLET = /^\s*(?:[-–—*•·>]+|\d{1,2}[.)])\s+/;

/**
 * @param {string} text
 * @param {number} most characters (UTF-16 units) of the answer, "…" included
 * @returns {string} "" for a text without words
 */
export function firstSentence(text, most = 160) {
  const line = firstLine(text);
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(line) ? shorten(line.slice(0, endOf(line)).trim(), most) : "";
}

/** A line that ends in ":" or "," goes on in the next one. */
function firstLine(text) {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replace(BULLET, "").trim());
  const written = lines.filter((line) => line !== "");
  let line = written.shift() ?? "";
  while (/[:,]$/.test(line) && written.length > 0) line += ` ${written.shift()}`;
  return line.replace(/\s+/g, " ");
}

function endOf(line) {
  for (const match of line.matchAll(END)) {
    const end = match.index + match[0].length;
    const next = line.slice(end).trimStart();
    if (isEnd(match[1], line.slice(0, match.index), next)) return end;
  }
  return line.length;
}

function isEnd(mark, before, next) {
  const goesOn = /^\p{Ll}/u.test(next);
  // ‘Hoe gaat het?’ en wachtte toen.
  if (mark !== ".") return !goesOn;
  const word = before.match(/[\p{L}\p{N}.]+$/u)?.[0].toLowerCase() ?? "";
  if (/^(?:enz|etc)$/.test(word)) return !goesOn;
  // "A. zei", "o.a. over", "J.P. vroeg"
  return !ABBREVIATIONS.has(word) && !/^(?:\p{L}\.)*\p{L}$/u.test(word);
}

function shorten(sentence, most) {
  if (sentence.length <= most) return sentence;
  const room = sentence.slice(0, most - 1);
  const whole = /\s/.test(sentence[most - 1]) ? room : room.replace(/\s+\S*$/, "");
  // The last one: a single endless word may have been cut in the middle of an emoji.
  return `${whole.replace(/[\s,;:–—-]+$/, "").replace(/[\ud800-\udbff\u200d]+$/, "")}…`;
}
