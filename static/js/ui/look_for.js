// What the colleague asked, always in view; one tap away in full, with the rows chosen together and "Zorg dat je …".
import { element, hook, hooks } from "./element.js";

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
    hook("no-focus").hidden = Boolean(focus);
    hook("asked-block").hidden = !focus && starred.length === 0;
    hook("asked-by").textContent = words.askedBy(observation.value("setup.colleague"));
    hook("asked-words").textContent = focus;
    const texts = starred.map((row) => row.querySelector("label span").textContent);
    hook("asked-rows").replaceChildren(...texts.map((text) => element("li", {}, text)));
    for (const row of hooks("row")) hook("star", row).hidden = !starred.includes(row);
  };
  hook("look-for").addEventListener("click", () => dialog.showModal());
  draw();
  return draw;
}
