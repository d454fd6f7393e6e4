// "Uitloggen" with work that was not sent: three ways on, one back, and a copy. Throwing away takes a typed word.
import { element } from "./element.js";

/**
 * @param {number | null} count  null: the store does not say
 * @param {object} words the sentences of the dialog
 * @param {() => Promise<string[]>} keepCopy  makes a file and gives what to say; the choice is still hers then
 * @returns {Promise<"send" | "keep" | "discard" | "back">}
 */
export function askHowToLeave(count, words, keepCopy) {
  return new Promise((resolve) => {
    const typed = element("input", { type: "text", autocomplete: "off", autocapitalize: "none" });
    const discard = element("button", { type: "button", class: "danger", disabled: true, onclick: () => dialog.close("discard") }, words.discard);
    typed.addEventListener("input", () => (discard.disabled = typed.value.trim().toLowerCase() !== words.word));
    const choice = (name, main) => element("button", { type: "button", class: main && "main", onclick: () => dialog.close(name) }, words[name]);
    const said = element("p", { role: "status" });
    const copy = element("button", { type: "button", onclick: async () => (said.textContent = (await keepCopy()).join(" ")) }, words.copy);
    const dialog = element(
      "dialog",
      { "aria-labelledby": "leave-heading", class: "leaving" },
      element("h2", { id: "leave-heading" }, words.heading),
      element("p", {}, words.text(count)),
      element("div", { class: "buttons" }, choice("send", true), choice("keep"), copy, choice("back")),
      said,
      element("label", { class: "stack tight" }, element("span", {}, words.type), typed),
      element("div", { class: "buttons" }, discard),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(["send", "keep", "discard"].includes(dialog.returnValue) ? dialog.returnValue : "back");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
