// The report as plain text, to paste into a message.

/** @param {import("./report.js").Report} report  @returns {string} */
export function reportAsText(report) {
  const missing = (...codes) => report.missing.filter(({ code }) => codes.includes(code)).map(({ text }) => text);
  const card = (part, absent) => section(part.heading, [part.paragraphs.map(({ text }) => text).join("\n\n") || absent.join("\n"), part.about]);
  const parts = [
    [report.title, ...report.facts].join("\n"),
    section(report.ask_first.heading, [report.ask_first.text]),
    card(report.compliment, missing("compliment", "compliment_versions")),
    card(report.tip, missing("tip", "tip_versions")),
    report.asked && askedText(report.asked, missing("focus_answer")),
    ...[report.trust, report.more, report.less].map((part) => part && section(part.heading, [...part.items.map(dashed), ...noteLines(part.words)])),
    report.seen && section(report.seen.heading, [report.seen.phases.map(phaseText).join("\n\n")]),
    report.loose_notes && section(report.loose_notes.heading, noteLines(report.loose_notes.notes)),
    report.situations && section(report.situations.heading, [report.situations.lead, report.situations.entries.map(situationText).join("\n\n")]),
    report.attention && section(report.attention.heading, [report.attention.lead, ...report.attention.items.map(dashed)]),
    report.talk && section(report.talk.heading, report.talk.items.map((question, index) => `${index + 1}. ${question}`)),
    report.takeaway?.words.length && section(report.takeaway.heading, noteLines(report.takeaway.words)),
    [...report.ownership, report.made_on].join("\n"),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

const section = (heading, lines) => [heading.toLocaleUpperCase("nl"), ...lines.filter(Boolean)].join("\n");
const dashed = (text) => `- ${text}`;
const noteLines = (notes) => notes.map(({ text, label }) => (label ? `${label}: ${text}` : text));

function askedText({ heading, question, starred, answer }, absent) {
  return section(heading, [
    ...noteLines(question),
    starred && [starred.heading, ...starred.items.map(dashed)].join("\n"),
    ...(answer ? [answer.heading, ...noteLines(answer.words)] : absent),
  ]);
}

function situationText({ moment, cards, notes }) {
  const line = ({ heading, text, mark }) => `${dashed(`${heading}: ${text}`)}${mark ? ` (${mark})` : ""}`;
  const [first, ...others] = cards;
  const head = [first?.title, first && moment ? `(${moment})` : moment].filter(Boolean).join(" ");
  const below = others.flatMap((card) => [card.title, ...card.lines.map(line)]);
  return [head, ...noteLines(notes), ...(first?.lines.map(line) ?? []), ...below].filter(Boolean).join("\n");
}

function phaseText({ title, rows }) {
  return [title, ...rows.map(rowText)].join("\n");
}

function rowText({ text, mark, star, notes }) {
  const marks = [mark, star].filter(Boolean).join(", ");
  return [dashed(marks ? `${text} (${marks})` : text), ...noteLines(notes).map(indented)].join("\n");
}

const indented = (text) => text.split("\n").map((line) => `  ${line}`).join("\n");
