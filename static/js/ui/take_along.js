// The end of a visit on a school tablet: take it with you, then leave nothing behind.
import { ask } from "./ask.js";
import { element } from "./element.js";

/**
 * @param {{words: object, reportAddress: string, makeFile: () => Promise<File>, save: (file: File) => void, hasCopy: boolean}} given
 *   `hasCopy`: she took it along already
 * @returns {Promise<boolean>} whether she wants it wiped now
 */
export function askTakeAlong({ words, reportAddress, makeFile, save, hasCopy }) {
  return new Promise((resolve) => {
    const said = element("p", { role: "status" });
    const make = async (hand, sentence) => {
      try {
        await hand(await makeFile());
        hasCopy = true;
        said.textContent = sentence;
      } catch (error) {
        // She closed the share sheet: nothing went wrong.
        if (error?.name !== "AbortError") said.textContent = words.notKept;
      }
    };
    const share = canShare() && element("button", { type: "button", onclick: () => make((file) => navigator.share({ files: [file] }), words.shared) }, words.share);
    const wipe = async () => {
      if (hasCopy || (await ask(words.withoutCopy))) dialog.close("yes");
    };
    const dialog = element(
      "dialog",
      { "aria-labelledby": "take-along" },
      element("h2", { id: "take-along" }, words.heading),
      element("p", {}, words.text),
      element(
        "div",
        { class: "buttons" },
        element("button", { type: "button", onclick: () => make(save, words.kept) }, words.keep),
        share,
        element("a", { class: "button", href: reportAddress }, words.report),
      ),
      said,
      element(
        "div",
        { class: "buttons" },
        element("button", { type: "button", class: "danger", onclick: wipe }, words.erase),
        element("button", { type: "button", autofocus: true, onclick: () => dialog.close("no") }, words.back),
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

/** Some devices share no JSON files; then there is only the download. */
function canShare() {
  const probe = new File(["{}"], "observatie.json", { type: "application/json" });
  return Boolean(navigator.canShare?.({ files: [probe] }));
}
