// The compliment and the tip: her own words, with the quoted note set apart.
import { versionsOf } from "./fold.js";
import { fill } from "./report_names.js";
import { hasWords, privateTexts, tidy } from "./report_notes.js";

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
  const paragraphs = versions.flatMap(({ text }) => paragraphsOf(text, privateTexts(answers), words.note_prefix));
  if (!paragraphs.length) return missing(name);
  return { card: { heading, paragraphs, about: aboutOf(versions[0].about, content) }, missing: [] };
}

/** Lines that quote a note stand apart; the others stay together as she wrote them. */
function paragraphsOf(text, hidden, prefix) {
  const paragraphs = [];
  for (const line of tidy(text).split("\n")) {
    const kind = line.trimStart().startsWith(prefix) ? "note" : "words";
    const last = paragraphs.at(-1);
    if (last && last.kind === kind) last.lines.push(line);
    else paragraphs.push({ kind, lines: [line] });
  }
  return paragraphs
    .map(({ kind, lines }) => ({ kind, lines: kind === "note" ? lines.filter((line) => !quotes(line, hidden, prefix)) : lines }))
    .map(({ kind, lines }) => ({ text: tidy(lines.join("\n")), kind }))
    .filter((paragraph) => paragraph.text !== "");
}

/** Does this line quote a note that she made "alleen voor mij" afterwards? */
function quotes(line, hidden, prefix) {
  const quoted = plain(line.trimStart().slice(prefix.length)).replace(/…$/, "").trim();
  return quoted !== "" && hidden.some((text) => plain(text).includes(quoted));
}

const plain = (text) => text.replace(/\s+/g, " ").trim();

function aboutOf(about, content) {
  const words = content.report;
  if (about === "other") return words.about_other;
  const row = content.instrument.phases.flatMap((phase) => phase.behaviours).find(({ id }) => id === about);
  return row ? fill(words.about, { row: row.text }) : null;
}
