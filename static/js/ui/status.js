import { statusWords, words } from "../messages.js";
import { element, hook } from "./element.js";
import { removeNotice, showNotice } from "./notices.js";

const UNKEPT = ["failed", "nothing_kept", "gone"];

/**
 * Draw where what she wrote is, in words, and say plainly when it is not kept.
 * @param {object} observation the open observation
 * @param {() => Promise<{saveUnsavedCopy: (observation: object) => void}>} loadCopy loads what makes a file of the screen
 */
export function bindStatus(observation, loadCopy) {
  const line = hook("status");
  // Two texts that stay: what changes at every tick should be the least the browser can have to draw.
  const [state, where] = [document.createTextNode(""), document.createTextNode("")];
  line.replaceChildren(state, element("span", { class: "status-place" }, where));
  let hasExplained = false;
  const draw = (status) => {
    const { text, place, explanation } = statusWords(status);
    state.data = text;
    const at = place ? ` ${place}` : "";
    if (where.data !== at) where.data = at;
    if (!explanation && !hasExplained) return;
    hasExplained = Boolean(explanation);
    line.toggleAttribute("data-problem", UNKEPT.includes(status.state));
    if (!explanation) return removeNotice("status");
    // Asked for now, not at the tap: by then the network may be gone as well.
    const loading = loadCopy();
    const saveCopy = async () => (await loading).saveUnsavedCopy(observation);
    const actions = [{ label: words.keepCopy, act: saveCopy }];
    if (status.state === "failed" || status.reason === "lost") actions.push({ label: words.tryAgain, act: () => observation.retry() });
    showNotice("status", explanation, { problem: true, actions });
  };
  observation.onStatus(draw);
  draw(observation.status);
  // Not how anything is kept: only a last question where leaving would lose what is on screen.
  addEventListener("beforeunload", (event) => {
    if (UNKEPT.includes(observation.status.state) && observation.status.unsaved > 0) event.preventDefault();
  });
}
