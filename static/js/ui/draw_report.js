// The composed report as a page. Every text is text; what someone wrote keeps its lines and its own direction.
import { element } from "./element.js";

/** @typedef {import("../domain/report.js").Report} Report */

/**
 * Everything between the title and "Wat neem jij mee?".
 * @param {Report} report
 * @param {(code: string) => Node} linkTo  where to fill in what is missing
 * @param {Node | null} belowTip  on the screen only
 * @returns {Node[]}
 */
export function drawBody(report, linkTo, belowTip = null) {
  const missing = (...codes) => report.missing.filter(({ code }) => codes.includes(code)).flatMap(({ code, text }) => [absent(text), linkTo(code)]);
  return [
    ...missing("words_versions"),
    labelled("vraag-eerst", "report-first", report.ask_first.heading, paragraph(report.ask_first.text, "report-letter")),
    card("compliment", "report-card", report.compliment, missing("compliment", "compliment_versions")),
    card("tip", "report-card tip", report.tip, missing("tip", "tip_versions"), belowTip),
    report.asked && drawAsked(report.asked, missing("focus_answer")),
    report.trust && drawInterventions("vertrouwen", report.trust),
    (report.more || report.less) &&
      element("div", { class: "report-pair" }, report.more && drawInterventions("meer", report.more), report.less && drawInterventions("minder", report.less)),
    report.seen && section("gezien", report.seen.heading, ...report.seen.phases.map(drawPhase)),
    report.loose_notes && section("verder", report.loose_notes.heading, ...notes(report.loose_notes.notes)),
    report.situations && drawSituations(report.situations),
    report.attention && section("zorg-dat-je", report.attention.heading, element("p", { class: "report-lead" }, report.attention.lead), list("ul", report.attention.items)),
    report.talk && section("doorpraten", report.talk.heading, list("ol", report.talk.items, "report-questions")),
  ].filter(Boolean);
}

/** @param {{text: string, label: string | null}[]} entries  @returns {Node[]} */
export function notes(entries) {
  return entries.flatMap(({ text, label }) => [label && element("p", { class: "report-mark" }, label), paragraph(text, "report-note")]).filter(Boolean);
}

function section(id, heading, ...children) {
  return element("section", { class: "report-section", "aria-labelledby": `kop-${id}` }, element("h2", { id: `kop-${id}` }, heading), ...children);
}

function labelled(id, name, heading, ...children) {
  const title = element("h2", { id: `kop-${id}`, class: "report-label" }, heading);
  return element("section", { class: name, "aria-labelledby": `kop-${id}` }, title, ...children);
}

function card(id, name, { heading, paragraphs, about }, missing, below = null) {
  const written = paragraphs.map(({ text, kind }) => paragraph(text, kind === "note" ? "report-quoted" : "report-letter"));
  return labelled(id, name, heading, ...(written.length ? written : missing), about && element("p", { class: "report-about" }, about), below);
}

/** @param {string | null} address  of what helps with the tip  @returns {Node | null} */
export function readOn(address, words) {
  return address && element("p", { class: "report-read-on no-print" }, element("a", { href: address }, words));
}

function drawAsked({ heading, question, starred, answer }, missing) {
  return section(
    "gevraagd",
    heading,
    ...question.map(({ text }) => paragraph(text, "report-question")),
    starred && element("h3", {}, starred.heading),
    starred && list("ul", starred.items),
    ...(answer ? [element("h3", {}, answer.heading), ...notes(answer.words)] : missing),
  );
}

function drawInterventions(id, { heading, items, words }) {
  return section(id, heading, items.length > 0 && list("ul", items), ...notes(words));
}

function drawSituations({ heading, lead, entries }) {
  const items = entries.map((entry) => element("li", {}, ...drawSituation(entry)));
  return section("situaties", heading, lead && element("p", { class: "report-lead" }, lead), element("ul", { class: "report-situations" }, ...items));
}

function drawSituation({ moment, cards, notes: entries }) {
  const head = (title, isFirst) =>
    element(
      "p",
      { class: "report-row-head" },
      title && element("span", { class: "report-row-words" }, title),
      isFirst && moment && element("span", { class: "report-mark" }, ` ${moment}`),
    );
  const line = ({ heading, text, mark }) =>
    element("li", {}, element("strong", {}, `${heading}: `), text, mark && element("span", { class: "report-mark" }, ` ${mark}`));
  const [first, ...others] = cards;
  const lines = (card) => element("ul", { class: "report-list" }, ...card.lines.map(line));
  return [
    (first || moment) && head(first?.title, true),
    ...notes(entries),
    first && lines(first),
    ...others.flatMap((card) => [head(card.title, false), lines(card)]),
  ].filter(Boolean);
}

function drawPhase({ title, rows }) {
  return element("div", { class: "report-phase" }, element("h3", {}, title), element("ul", { class: "report-rows" }, ...rows.map(drawRow)));
}

function drawRow({ text, state, mark, star, notes: entries }) {
  const head = element(
    "p",
    { class: "report-row-head" },
    element("span", { class: "report-row-words" }, text),
    mark && element("span", { class: "report-mark" }, ` ${mark}`),
    star && element("span", { class: "report-mark star" }, ` ${star}`),
  );
  return element("li", { class: "report-row", "data-state": state }, head, ...notes(entries));
}

const list = (tag, items, name = "report-list") => element(tag, { class: name }, ...items.map((item) => element("li", {}, item)));
const paragraph = (text, name) => element("p", { class: `${name} as-written`, dir: "auto" }, text);
const absent = (text) => element("p", {}, text);
