// Up to three rows, chosen together with the colleague. More would be looking for everything, so for nothing.
import { bindChoice } from "./choice_field.js";
import { element, hook } from "./element.js";

export const MOST = 3;

/**
 * @param {HTMLDetailsElement} block
 * @param {object} observation the open observation
 * @param {{starCount: (count: number) => string, enough: string}} words
 * @returns {Map<string, () => void>} per field how to draw it
 */
export function bindStarredRows(block, observation, words) {
  const boxes = [...block.querySelectorAll("[data-field]")];
  const limit = hook("star-limit", block);
  const count = hook("star-count", block);
  const textOf = (box) => box.labels[0].textContent;
  const drawAll = () => {
    const stars = boxes.filter((box) => box.checked);
    const chosen = stars.length;
    count.textContent = words.starCount(chosen);
    hook("stars-chosen").replaceChildren(...stars.map((box) => element("li", {}, textOf(box))));
    for (const box of boxes) {
      if (chosen >= MOST && !box.checked) box.setAttribute("aria-disabled", "true");
      else box.removeAttribute("aria-disabled");
    }
    if (chosen < MOST) limit.textContent = "";
  };
  const drawings = new Map();
  for (const box of boxes) {
    box.addEventListener("click", (event) => {
      if (box.getAttribute("aria-disabled") !== "true") return;
      event.preventDefault();
      limit.textContent = words.enough;
    });
    const draw = bindChoice(box, observation, box.dataset.field);
    box.addEventListener("change", drawAll);
    drawings.set(box.dataset.field, () => {
      draw();
      drawAll();
    });
  }
  drawAll();
  return drawings;
}
