// One row of the form: the tick, its minute and "terugzetten". Nothing here moves another row.
import { momentOf } from "../domain/minutes.js";
import { valueOf } from "../domain/fold.js";
import { hook, part } from "./element.js";

// People tap a second time when they see a tick again; for this long (ms) the old tick, minute included, can come back.
const RESTORABLE = 5000;

/**
 * @param {HTMLElement} row with data-row
 * @param {object} observation the open observation
 * @param {{momentWords: (moment: object) => string, answerWords: Object<string, string>}} words
 * @returns {{draw: () => void, drawMoment: () => void}} to be called when its field changes, here or elsewhere: the tick at
 *   once, what stands beside it may come a frame later
 */
export function bindTick(row, observation, words) {
  const field = `seen.${row.dataset.row}`;
  const box = hook("seen", row);
  // A text of its own: to change it is the least the browser can have to draw.
  const moment = hook("moment", row).appendChild(document.createTextNode(""));
  let restore = null;
  let before = null; // made_at of the tick that was just taken away
  let timer = 0;

  const forget = () => {
    clearTimeout(timer);
    before = null;
    restore?.remove();
    restore = null;
  };
  const offer = (madeAt) => {
    before = madeAt;
    restore = part("restore");
    restore.addEventListener("click", () => {
      tick();
      box.focus({ preventScroll: true });
    });
    moment.parentElement.after(restore);
    timer = setTimeout(forget, RESTORABLE);
  };
  const tick = () => {
    const madeAt = before;
    forget();
    observation.write(field, "yes", madeAt ? { madeAt } : undefined);
  };
  const untick = () => {
    const madeAt = observation.answers[field]?.at;
    observation.write(field, null);
    if (madeAt) offer(madeAt);
  };
  const draw = () => {
    box.checked = valueOf(observation.answers, field) === "yes";
    observation.drawn(field);
  };
  const drawMoment = () => {
    const answer = valueOf(observation.answers, field);
    const text = answer === "yes"
      ? words.momentWords(momentOf(observation.answers, observation.answers[field].at))
      : (words.answerWords[answer] ?? "");
    if (moment.data !== text) moment.data = text;
  };

  box.addEventListener("change", () => {
    if (box.checked) tick();
    else untick();
  });
  // A tick made before this script was there counts too.
  const early = box.checked;
  draw();
  drawMoment();
  if (early && !box.checked) {
    tick();
    draw();
    drawMoment();
  }
  return { draw, drawMoment };
}
