// "Waar gaat de tip over?": the cards of this meeting's situations among the rows.
import { situationsOf } from "../domain/situations.js";
import { hook, hooks } from "./element.js";

const CLOSING = ["closing.compliment", "closing.tip"];

/** What is chosen stays on offer, also when its situation was taken away: else it would go unasked. */
function offeredCards(observation) {
  const present = situationsOf(observation.answers).filter(({ isPrivate }) => !isPrivate).flatMap(({ cards }) => cards);
  const chosen = CLOSING.flatMap((field) => observation.versions(field).map((value) => value?.about));
  return new Set([...present, ...chosen]);
}

/** To be called before the choices are drawn, and whenever something changed. */
export function drawSituationOptions(observation) {
  const offered = offeredCards(observation);
  for (const select of hooks("about")) {
    const isOffered = ({ value }) => offered.has(value) || value === select.value;
    const group = hook("situation-options").content.firstElementChild.cloneNode(true);
    for (const option of group.querySelectorAll("option")) if (!isOffered(option)) option.remove();
    const before = hook("situation-group", select);
    if ((before?.textContent ?? "") === (group.childElementCount ? group.textContent : "")) continue;
    const { value } = select;
    before?.remove();
    if (group.childElementCount) hook("about-other", select).before(group);
    select.value = value;
  }
}
