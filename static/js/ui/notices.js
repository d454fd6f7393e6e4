import { element, hook } from "./element.js";

/**
 * Show a sentence above the page, with at most a few buttons. The same key replaces itself.
 * @param {string} key
 * @param {string} text
 * @param {{problem?: boolean, actions?: {label: string, act: () => void}[]}} [options]
 */
export function showNotice(key, text, { problem = false, actions = [] } = {}) {
  removeNotice(key);
  const buttons = actions.map(({ label, act }) => element("button", { type: "button", onclick: act }, label));
  const notice = element(
    "div",
    { class: problem ? "notice problem stack tight" : "notice stack tight", "data-notice": key, role: problem && "alert" },
    element("p", {}, text),
    buttons.length > 0 && element("div", { class: "buttons" }, ...buttons),
  );
  hook("notices").append(notice);
}

/** Take a notice away; nothing happens when it is not there. */
export function removeNotice(key) {
  hook("notices").querySelector(`[data-notice="${key}"]`)?.remove();
}
