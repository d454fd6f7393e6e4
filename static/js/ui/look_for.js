// What the colleague asked, always in view; one tap away in full, with the rows chosen together and "Zorg dat je …".
import { element, hook, hooks, part } from "./element.js";
import { metaOf } from "./tick_row.js";

/**
 * @param {object} observation the open observation
 * @param {{askedBy: (colleague: string|null) => string}} words
 * @returns {() => void} draw it as it is now
 */
export function bindLookFor(observation, words) {
  const dialog = hook("look-for-dialog");
  const draw = () => {
    const focus = observation.value("setup.focus") ?? "";
    const starred = hooks("row").filter((row) => observation.value(`starred.${row.dataset.row}`) === true);
    const line = hook("focus");
    line.textContent = focus ? `★ ${focus}` : "";
    line.hidden = !focus;
    hook("look-for").dataset.asked = String(Boolean(focus));
    hook("asked-block").hidden = !focus && starred.length === 0;
    hook("asked-by").textContent = words.askedBy(observation.value("setup.colleague"));
    hook("asked-words").textContent = focus;
    const texts = starred.map((row) => hook("words", row).textContent.trim());
    hook("asked-rows").replaceChildren(...texts.map((text) => element("li", {}, text)));
    for (const row of hooks("row")) {
      hook("star", row)?.remove();
      if (starred.includes(row)) metaOf(row).append(part("star"));
    }
  };
  hook("look-for").addEventListener("click", () => dialog.showModal());
  draw();
  return draw;
}
