// The checkboxes under a question. Their order is set once: a row that jumps is hard to tick.
import { hook } from "./element.js";

/**
 * @param {HTMLElement} list  data-family says which fields: "trust", "more", "less"
 * @param {object} observation the open observation
 * @param {{order?: string[], isOffered?: (row: string) => boolean, side?: (row: string) => string}} [options]
 * @returns {() => number} draw it as it is now; tells how many are offered
 */
export function bindChoices(list, observation, { order = [], isOffered = () => true, side = () => "" } = {}) {
  const items = new Map([...list.children].map((item) => [item.dataset.row, item]));
  list.append(...order.map((row) => items.get(row)));
  const fieldOf = (row) => `${list.dataset.family}.${row}`;
  for (const [row, item] of items) {
    const box = item.querySelector("input");
    box.addEventListener("change", () => observation.write(fieldOf(row), box.checked || null));
    if (box.checked) observation.write(fieldOf(row), true); // ticked before this script was there
  }
  return () => {
    for (const [row, item] of items) {
      const isChosen = observation.value(fieldOf(row)) === true;
      item.querySelector("input").checked = isChosen;
      observation.drawn(fieldOf(row));
      // What she ticked stays in sight, also when its row is no longer offered: else it could not be unticked.
      item.hidden = !isChosen && !isOffered(row);
      const place = hook("side", item);
      if (place) place.textContent = side(row);
    }
    return list.querySelectorAll(":scope > :not([hidden])").length;
  };
}
