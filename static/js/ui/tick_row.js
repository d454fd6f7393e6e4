// The rows of the form: the tick, its minute and "terugzetten". Nothing here moves another row.
import { momentOf } from "../domain/minutes.js";
import { valueOf } from "../domain/fold.js";
import { hook, hooks, part } from "./element.js";

// People tap a second time when they see a tick again; for this long (ms) the old tick, minute included, can come back.
export const RESTORABLE = 5000;

/**
 * Bind the ticks of all rows. A row is looked at when it is first needed: most are empty when the form opens.
 * @param {object} observation the open observation
 * @param {{momentWords: (moment: object) => string, answerWords: Object<string, string>}} words
 * @returns {{draw: (fields: string[]) => void, drawMoments: (fields?: string[]) => void, bindAll: () => void}} to be called when
 *   fields change, here or elsewhere: the tick at once, what stands beside it may come later; and when there is time
 */
export function bindTicks(observation, words) {
  const rows = new Map(hooks("row").map((row) => [`seen.${row.dataset.row}`, row]));
  const ticks = new Map(); // field -> tick
  const tickOf = (field) => {
    if (!ticks.has(field) && rows.has(field)) ticks.set(field, bindTick(field, rows.get(field), observation, words));
    return ticks.get(field);
  };
  hook("form").addEventListener("change", ({ target }) => {
    if (target.dataset.hook === "seen") tickOf(fieldOf(target)).change();
  });
  // A tick made before this script was there counts too. The minutes of what was ticked earlier wait for drawMoments: with
  // ten ticks on the form they took 10 of the 290 ms before the next one is on disk.
  const early = hooks("seen").filter((box) => box.checked).map(fieldOf);
  for (const field of new Set([...Object.keys(observation.answers), ...early])) tickOf(field)?.start();
  return {
    draw: (fields) => fields.forEach((field) => tickOf(field)?.draw()),
    bindAll: () => [...rows.keys()].forEach(tickOf),
    drawMoments: (fields = [...ticks.keys()]) => fields.forEach((field) => tickOf(field)?.drawMoment()),
  };
}

/** The line below a row's words, for what few rows have: a minute, a star. */
export function metaOf(row) {
  const known = hook("moment", row);
  if (known) return known;
  hook("words", row).after(part("moment"));
  return hook("moment", row);
}

function bindTick(field, row, observation, words) {
  const box = hook("seen", row);
  let moment = null; // a text of its own: to change it is the least the browser can have to draw
  let restore = null;
  let before = null; // made_at of the tick that was just taken away
  let instead = null; // what the quick pass had before a tick: a tap by mistake and one more leave it as it was
  let timer = 0;

  const forget = () => {
    clearTimeout(timer);
    before = null;
    restore?.remove();
    restore = null;
    hook("moment", row)?.removeAttribute("hidden");
  };
  const offer = (madeAt) => {
    before = madeAt;
    restore = part("restore");
    restore.addEventListener("click", () => {
      tick();
      box.focus({ preventScroll: true });
    });
    metaOf(row).after(restore);
    metaOf(row).hidden = true; // a star or an earlier answer stands in the same place
    timer = setTimeout(forget, RESTORABLE);
  };
  const tick = () => {
    const madeAt = before;
    forget();
    instead = valueOf(observation.answers, field);
    observation.write(field, "yes", madeAt ? { madeAt } : undefined);
  };
  const untick = () => {
    const madeAt = observation.answers[field]?.at;
    observation.write(field, instead);
    instead = null;
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
    if (text) moment ??= metaOf(row).insertBefore(document.createTextNode(""), metaOf(row).firstChild);
    if (moment && moment.data !== text) moment.data = text;
  };
  const change = () => {
    if (box.checked) tick();
    else untick();
  };
  const start = () => {
    const isEarly = box.checked;
    draw();
    if (!isEarly || box.checked) return;
    tick();
    draw();
  };
  return { change, draw, drawMoment, start };
}

const fieldOf = (box) => `seen.${box.closest("[data-row]").dataset.row}`;
