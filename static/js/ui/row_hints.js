// What to look for, row by row. For before the meeting: in the page from the first time someone asks for it.
import { hook, hooks } from "./element.js";

/** @param {HTMLButtonElement} button pressed: the hints are shown */
export function toggleHints(button) {
  const isShown = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isShown));
  if (!hook("hint")) placeHints();
  for (const hint of hooks("hint")) hint.hidden = !isShown;
}

function placeHints() {
  const hints = hooks("hint", hook("row-hints").content);
  for (const row of hooks("row")) {
    const hint = hints.find(({ dataset }) => dataset.about === row.dataset.row);
    hook("words", row).parentElement.append(hint.cloneNode(true));
  }
}
