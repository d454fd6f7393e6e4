// After the meeting: one pass over the rows that have no answer yet. Skipping is fine.
import { hook, hooks } from "../ui/element.js";
import { bindPassRow } from "../ui/pass_row.js";
import { bindPrivacyNotes } from "../ui/privacy_review.js";
import { bindQuickAssign } from "../ui/quick_assign.js";
import { bindStatus } from "../ui/status.js";
import { idInAddress, linkTo } from "./address.js";
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
bindStatus(observation, () => import("./save_copy.js"));

const drawLinks = () => {
  linkTo(hook("to-form"), "/observatie", observation.id);
  linkTo(hook("to-feedback"), "/feedback", observation.id);
};
observation.onChange(({ fields, origin }) => {
  for (const field of fields) drawings.get(field)?.();
  drawPrivacy();
  if (origin === "elsewhere" && fields.some((field) => /^(quick|quick_about|private)\./.test(field))) drawQuickNotes();
  drawLinks();
});
drawLinks();
startPage(observation);
