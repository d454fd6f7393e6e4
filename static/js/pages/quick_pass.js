// After the meeting: one pass over the rows that have no answer yet. Skipping is fine.
import { momentOf } from "../domain/minutes.js";
import { newId } from "../storage/records.js";
import { hook, hooks } from "../ui/element.js";
import { bindPassRow } from "../ui/pass_row.js";
import { bindPrivacyNotes } from "../ui/privacy_review.js";
import { bindQuickAssign } from "../ui/quick_assign.js";
import { bindSituations } from "../ui/situation_list.js";
import { bindStatus } from "../ui/status.js";
import { idInAddress, linkTo } from "./address.js";
import { endPreparation } from "./end_preparation.js";
import { words } from "./observation_messages.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";

const observation = await openObservation(idInAddress());
const drawings = new Map();
const isOpen = (row) => observation.value(`seen.${row.dataset.row}`) !== "yes";

for (const row of hooks("pass-row").filter(isOpen)) {
  row.hidden = false;
  row.closest("[data-hook=pass-phase]").hidden = false;
  drawings.set(`seen.${row.dataset.row}`, bindPassRow(row, observation));
}
hook("introduction").hidden = drawings.size === 0;
hook("nothing-open").hidden = drawings.size > 0;
const drawPrivacy = await bindPrivacyNotes(observation);
const drawQuickNotes = bindQuickAssign(observation);
const drawSituations = bindSituations(observation, {
  situation: (at) => words.situation(momentOf(observation.answers, at)),
  newId,
});
bindStatus(observation, () => import("./save_copy.js"));

const drawLinks = () => {
  linkTo(hook("to-form"), "/observatie", observation.id);
  linkTo(hook("to-feedback"), "/feedback", observation.id);
};
observation.onChange(({ fields, origin }) => {
  for (const field of fields) drawings.get(field)?.();
  drawPrivacy();
  if (origin === "elsewhere" && fields.some((field) => /^(quick|quick_about|private)\./.test(field))) drawQuickNotes();
  // A card that was picked of two versions shows its lines.
  const isAboutSituations = origin === "elsewhere" ? /^(situation|private)/ : /^situation_card/;
  if (fields.some((field) => isAboutSituations.test(field))) drawSituations();
  endPreparation(observation);
  drawLinks();
});
drawLinks();
endPreparation(observation);
showPlace();
startPage(observation);

/** From the page that found a name: `?veld=situation_note.…` brings its note into view. */
function showPlace() {
  const name = new URLSearchParams(location.search).get("veld");
  const place = [...document.querySelectorAll("[data-field]")].find((field) => field.dataset.field === name);
  place?.scrollIntoView({ block: "center", behavior: "instant" });
}
