// "Bewaar een kopie van alles" and "Open een kopie"; what comes of it is said below the buttons.
import { element, hook } from "./element.js";

/** @param {{keepAll: () => Promise<string[]>, open: (file: File) => Promise<string[]>}} acts  each gives the sentences to say */
export function bindCopies({ keepAll, open }) {
  const file = hook("copy-file");
  const say = (sentences) => hook("copy-result").replaceChildren(...sentences.map((sentence) => element("p", {}, sentence)));
  hook("keep-all").addEventListener("click", async () => say(await keepAll()));
  hook("open-copy").addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const sentences = await open(chosen);
    // The same file may be chosen again.
    file.value = "";
    say(sentences);
  });
}
