import { element } from "./element.js";

/**
 * Ask before something that cannot be undone. Escape and "no" are the same answer.
 * @param {{heading: string, text?: string, yes: string, no?: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function ask({ heading, text = "", yes, no = "Terug", danger = false }) {
  return new Promise((resolve) => {
    const dialog = element(
      "dialog",
      { "aria-labelledby": "ask-heading" },
      element("h2", { id: "ask-heading" }, heading),
      text && element("p", {}, text),
      element(
        "div",
        { class: "buttons" },
        element("button", { type: "button", class: danger ? "danger" : "main", onclick: () => dialog.close("yes") }, yes),
        element("button", { type: "button", autofocus: true, onclick: () => dialog.close("no") }, no),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
