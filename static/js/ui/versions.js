import { words } from "../messages.js";
import { element } from "./element.js";

/**
 * Show every version of a text below its field until someone picks one or edits.
 * @param {HTMLElement} field
 * @param {(string|null)[]} versions
 * @param {(version: string|null) => void} pick
 */
export function showVersions(field, versions, pick) {
  field.parentElement.querySelector("[data-hook=versions]")?.remove();
  const block = element(
    "div",
    { class: "asked stack tight", "data-hook": "versions", role: "group", "aria-label": words.twoVersions },
    element("p", {}, words.twoVersions),
    ...versions.map((version) =>
      element(
        "div",
        { class: "stack tight" },
        element("p", {}, version === null ? words.emptyVersion : String(version)),
        field.readOnly ? "" : element("button", { type: "button", onclick: () => choose(version) }, words.keepThis),
      ),
    ),
  );
  const choose = (version) => {
    block.remove();
    pick(version);
  };
  field.after(block);
}
