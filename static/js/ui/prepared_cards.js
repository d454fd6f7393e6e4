// Situations she expects: chosen before the meeting, looked up before it begins.
import { PREPARED, isPreparing, preparedCards } from "../domain/prepared_cards.js";
import { hook } from "./element.js";

const MOST = 3; // more would be expecting everything

/**
 * The choice, while preparing.
 * @param {object} observation the open observation
 * @param {{cardCount: (count: number) => string, enoughCards: string}} words
 * @returns {() => void} draw it as it is now
 */
export function bindPreparedCards(observation, words) {
  const block = hook("prepared");
  const boxes = [...block.querySelectorAll("input")];
  const limit = hook("card-limit", block);
  const isFull = (box) => !box.checked && boxes.filter(({ checked }) => checked).length >= MOST;
  const drawLimits = () => {
    for (const box of boxes) box.ariaDisabled = isFull(box) ? "true" : null;
  };
  const draw = () => {
    const chosen = preparedCards(observation.answers);
    block.hidden = !isPreparing(observation.answers);
    for (const box of boxes) box.checked = chosen.includes(box.value);
    hook("card-count", block).textContent = words.cardCount(chosen.length);
    drawLimits();
    observation.drawn(PREPARED);
  };
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (box.ariaDisabled !== "true") return;
      event.preventDefault();
      limit.textContent = words.enoughCards;
    });
  }
  const change = () => {
    limit.textContent = "";
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    observation.write(PREPARED, chosen.join(",") || null);
    draw();
  };
  block.addEventListener("change", change);
  // Chosen before this script was there: it counts too.
  if (boxes.some(({ checked }) => checked)) change();
  else draw();
  return draw;
}

/** Links to the chosen cards in "Waar je op let", as long as the meeting has not begun. */
export function drawPreparedLinks(observation, editAddress) {
  if (!isPreparing(observation.answers) || hook("prepared")) return;
  const block = hook("prepared", hook("prepared-links").content).cloneNode(true);
  const chosen = preparedCards(observation.answers);
  for (const link of block.querySelectorAll("[data-card]")) {
    link.closest("li").hidden = !chosen.includes(link.dataset.card);
    link.setAttribute("href", `/kaarten/${link.dataset.card.replace("card-", "")}`);
  }
  hook("prepare", block).setAttribute("href", editAddress);
  const dialog = hook("look-for-dialog");
  dialog.querySelector("form").before(block);
  dialog.addEventListener("close", () => block.remove(), { once: true });
}
