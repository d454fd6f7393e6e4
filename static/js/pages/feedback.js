// 1 compliment and 1 tip: two questions, a few drafts, her own words.
import { exampleOf, proposeCompliments, proposeTips, rowsInOrder } from "../domain/proposals.js";
import { bindChoices } from "../ui/choice_list.js";
import { bindClosing } from "../ui/closing_box.js";
import { bindDrafts } from "../ui/draft_cards.js";
import { hook, hooks } from "../ui/element.js";
import { bindNote } from "../ui/note_field.js";
import { bindPrivacyNotes } from "../ui/privacy_review.js";
import { readContent } from "../ui/read_content.js";
import { drawSituationOptions } from "../ui/situation_options.js";
import { bindStatus } from "../ui/status.js";
import { addressOf, idInAddress, linkTo } from "./address.js";
import { endPreparation } from "./end_preparation.js";
import { words } from "./feedback_messages.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";

const observation = await openObservation(idInAddress());
const content = await readContent(); // null: she can still write
const seenOf = (row) => observation.value(`seen.${row}`);
const isStarred = (row) => observation.value(`starred.${row}`) === true;
const hasExample = (row) => exampleOf(observation.answers, row) !== "";

function bindQuestions() {
  const rows = content ? rowsInOrder(observation.answers, content).map(({ id }) => id) : [];
  const isPrepared = (row) => isStarred(row) || hasExample(row);
  const order = [...rows.filter(isPrepared), ...rows.filter((row) => !isPrepared(row))];
  const side = (row) => [isStarred(row) && words.starred, hasExample(row) && words.example].filter(Boolean).join(" · ");
  const star = (row) => (isStarred(row) ? words.starred : "");
  const [trust, more, less] = hooks("choices");
  const drawTrust = bindChoices(trust, observation, { order, side, isOffered: (row) => seenOf(row) === "yes" });
  const isToDoMore = (row) => seenOf(row) === "no" || isStarred(row);
  const drawMore = bindChoices(more, observation, { order: rows, side: star, isOffered: isToDoMore });
  const drawLess = bindChoices(less, observation);
  return () => {
    const isTrustEmpty = drawTrust() === 0;
    hook("trust-lead").hidden = isTrustEmpty;
    hook("trust-empty").hidden = !isTrustEmpty;
    hook("more-empty").hidden = drawMore() > 0;
    drawLess();
  };
}

/** The words of a row as the list below the text has them. */
function aboutWords(about) {
  return document.querySelector(`[data-hook="about"] option[value="${CSS.escape(about ?? "")}"]`)?.textContent ?? "";
}

function labelOf({ about, less }) {
  if (less) return words.less(less);
  return about === "other" ? words.ownWords : aboutWords(about);
}

function bindProposals(section) {
  const closing = bindClosing(section, observation, words, aboutWords);
  const drawDrafts = bindDrafts(section, { labelOf, notePrefix: content?.report.note_prefix, take: closing.take });
  const propose = section.dataset.kind === "tip" ? proposeTips : proposeCompliments;
  const drawProposals = () => {
    const proposals = content ? propose(observation.answers, content) : { drafts: [], question: words.noProposals };
    closing.offered(proposals.drafts.map(({ text }) => text));
    drawDrafts(proposals);
  };
  return { draw: closing.draw, drawProposals };
}

function drawAsked() {
  const starred = [...hook("about").options].filter(({ value }) => value && isStarred(value)).map((row) => `★ ${row.textContent.trim()}`);
  const asked = [...observation.versions("setup.focus"), ...starred].filter(Boolean).join("\n");
  hook("asked-by").textContent = words.askedBy(observation.value("setup.colleague"));
  hook("asked-words").textContent = asked;
  hook("asked").hidden = asked === "" && !observation.value("closing.focus_answer");
}

function drawLinks() {
  if (observation.events.length && !idInAddress()) history.replaceState(null, "", addressOf("", observation.id));
  linkTo(hook("to-form"), "/observatie", observation.id);
  linkTo(hook("to-report"), "/verslag", observation.id);
}

const drawQuestions = bindQuestions();
const ownWords = new Map(
  hooks("own-words").map((box) => [box.dataset.field, bindNote(box, observation, box.dataset.field)]),
);
drawSituationOptions(observation);
const closings = new Map(hooks("closing").map((section) => [`closing.${section.dataset.kind}`, bindProposals(section)]));
bindStatus(observation, () => import("./save_copy.js"));
const drawPrivacy = await bindPrivacyNotes(observation);

function drawAll() {
  drawQuestions();
  for (const { drawProposals } of closings.values()) drawProposals();
  drawAsked();
  drawLinks();
}

observation.onChange(({ fields, origin }) => {
  drawSituationOptions(observation);
  endPreparation(observation);
  for (const field of fields) {
    const isSettled = observation.versions(field).length < 2;
    if (origin === "elsewhere") (ownWords.get(field) ?? closings.get(field)?.draw)?.();
    else if (isSettled) document.querySelector(`[data-field="${field}"]`)?.parentElement.querySelector("[data-hook=versions]")?.remove();
  }
  drawAll();
  drawPrivacy();
});
drawAll();
endPreparation(observation);
startPage(observation);
