// Up to three drafts as cards, each with one button to take it over.
import { hook, hooks } from "./element.js";

/**
 * @typedef {import("../domain/proposals.js").Proposals} Proposals
 * @param {HTMLElement} section  the closing section, with its template for one draft
 * @param {{labelOf: (draft: object) => string, notePrefix: string, take: (draft: object) => void}} options
 * @returns {(proposals: Proposals) => void} draw them
 */
export function bindDrafts(section, { labelOf, notePrefix, take }) {
  const list = hook("drafts", section);
  const template = hook("draft", section);
  let drawn = "";

  const card = (draft) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const about = labelOf(draft);
    hook("draft-about", item).textContent = about;
    hook("draft-words", item).textContent = draft.words;
    hook("draft-note", item).textContent = draft.note ? `${notePrefix} ${draft.note}` : "";
    const button = hook("take", item);
    button.setAttribute("aria-label", `${button.textContent}: ${about}`);
    button.addEventListener("click", () => take(draft));
    return item;
  };
  return ({ drafts, question }) => {
    // Redrawn only when they change: a card must not be pulled from under a finger.
    if (drawn === JSON.stringify([drafts, question])) return;
    drawn = JSON.stringify([drafts, question]);
    const focused = hooks("take", list).indexOf(document.activeElement);
    list.replaceChildren(...drafts.map(card));
    hooks("take", list)[focused]?.focus({ preventScroll: true });
    list.hidden = drafts.length === 0;
    hook("proposal-lead", section).hidden = drafts.length === 0;
    hook("no-drafts", section).hidden = !question;
    hook("no-drafts", section).textContent = question ?? "";
  };
}
