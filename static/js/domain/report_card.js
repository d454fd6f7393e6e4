// The compliment and the tip: her own words, with the quoted note set apart.
import { firstSentence } from "./first_sentence.js";
import { versionsOf } from "./fold.js";
import { isPrivate } from "./private_notes.js";
import { fill } from "./report_names.js";
import { hasWords, noteTexts, tidy } from "./report_notes.js";
import { isSharedCard } from "./situations.js";

/**
 * @param {"compliment" | "tip"} name
 * @returns {{card: import("./report.js").Card, missing: {code: string, text: string}[]}}
 */
export function cardOf(answers, content, name) {
  const words = content.report;
  const heading = words.headings[name];
  const versions = versionsOf(answers, `closing.${name}`).filter((version) => hasWords(version?.text));
  const missing = (code) => ({ card: { heading, paragraphs: [], about: null }, missing: [{ code, text: words.missing[code] }] });
  if (versions.length > 1) return missing(`${name}_versions`);
  const paragraphs = versions.flatMap(({ text, about }) => paragraphsOf(text, quoteRule(answers, about), words.note_prefix));
  if (!paragraphs.length) return missing(name);
  return { card: { heading, paragraphs, about: aboutOf(versions[0].about, answers, content) }, missing: [] };
}

/** Lines that quote a note stand apart; the others stay together as she wrote them. */
function paragraphsOf(text, maySay, prefix) {
  const paragraphs = [];
  for (const line of tidy(text).split("\n")) {
    const kind = line.trimStart().startsWith(prefix) ? "note" : "words";
    const last = paragraphs.at(-1);
    if (last && last.kind === kind) last.lines.push(line);
    else paragraphs.push({ kind, lines: [line] });
  }
  return paragraphs
    .map(({ kind, lines }) => ({ kind, lines: kind === "note" ? lines.filter((line) => maySay(quoted(line, prefix))) : lines }))
    .map(({ kind, lines }) => ({ text: tidy(lines.join("\n")), kind }))
    .filter((paragraph) => paragraph.text !== "");
}

/**
 * May a quoted note be said? Not when she made it "alleen voor mij" after she took the draft over, also when she changed
 * the note since: about a private row only what a shared note says is quoted.
 * @returns {(quote: string) => boolean}
 */
function quoteRule(answers, about) {
  const { shared, hidden } = noteTexts(answers);
  const isIn = (quote) => (text) => plain(text).includes(quote) || withoutEllipsis(firstSentence(text)) === quote;
  return (quote) => {
    if (quote === "" || shared.some(isIn(quote))) return true;
    return !isHers(answers, about) && !hidden.some(isIn(quote));
  };
}

/** Is what this is about hers alone: a private row, a card that only private situations have? */
function isHers(answers, about) {
  if (!about) return false;
  return about.startsWith("card-") ? !isSharedCard(answers, about) : isPrivate(answers, about);
}

const quoted = (line, prefix) => withoutEllipsis(line.trimStart().slice(prefix.length));
const withoutEllipsis = (text) => plain(text).replace(/…$/, "").trim();
const plain = (text) => text.replace(/\s+/g, " ").trim();

function aboutOf(about, answers, content) {
  const words = content.report;
  if (about === "other") return words.about_other;
  const row = content.instrument.phases.flatMap((phase) => phase.behaviours).find(({ id }) => id === about);
  if (row) return fill(words.about, { row: row.text });
  const card = content.intervention_card.cards.find(({ id }) => id === about);
  return card && isSharedCard(answers, about) ? fill(words.about, { row: card.title }) : null;
}
