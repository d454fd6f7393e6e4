// Afterwards: which card fits each situation, what was said, and what the colleague did of it.
import { PARTS, fieldsOf, situationsOf } from "../domain/situations.js";
import { bindChoice } from "./choice_field.js";
import { hook, hooks } from "./element.js";
import { bindNote, bindPrivate } from "./note_field.js";

/**
 * @param {object} observation the open observation
 * @param {{situation: (at: string | null) => string, newId: () => string}} options  situation: "Situatie, minuut 4"
 * @returns {() => void} draw them as they are now
 */
export function bindSituations(observation, { situation, newId }) {
  const list = hook("situation-list");
  const drawn = new Map(); // id -> how to draw it

  const add = (id) => {
    const item = hook("situation-template").content.firstElementChild.cloneNode(true);
    list.append(item);
    drawn.set(id, bindItem(item, id, observation, situation));
  };
  const draw = () => {
    for (const { id } of situationsOf(observation.answers)) if (!drawn.has(id)) add(id);
    for (const drawOne of drawn.values()) drawOne();
    // At hand where there are notes.
    hook("meaning").hidden = !drawn.size && hook("quick-notes").hidden;
  };
  hook("add-situation").addEventListener("click", () => {
    const id = newId();
    observation.write(`situation.${id}`, true);
    // Beside what she adds, also below the rows.
    if (hook("quick-notes").hidden) hook("situations").before(hook("meaning"));
    draw();
    hook("situation-card", list.lastElementChild).focus();
  });
  draw();
  hook("meaning").open = drawn.size > 0;
  // Nobody tapped: then the rows come first.
  if (!drawn.size) hook("pass-next").before(hook("situations"));
  return draw;
}

function bindItem(item, id, observation, situation) {
  const [title, card, note, body] = ["title", "card", "note", "body"].map((name) => hook(`situation-${name}`, item));
  for (const node of [title, card, note]) node.id = `${node.dataset.hook}-${id}`;
  for (const field of [card, note]) field.previousElementSibling.htmlFor = field.id;
  body.setAttribute("aria-labelledby", title.id);
  note.dataset.field = `situation_note.${id}`;
  const drawings = [
    bindChoice(card, observation, `situation_card.${id}`),
    bindNote(note, observation, `situation_note.${id}`),
    bindPrivate(hook("situation-private", item), observation, id),
  ];
  let drawLines = () => {};
  let shown = "";
  const draw = () => {
    const known = situationsOf(observation.answers).find((one) => one.id === id);
    body.hidden = !known;
    drawRemoval(Boolean(known));
    if (!known) return;
    title.textContent = situation(known.at);
    observation.drawn(`situation.${id}`);
    const cardId = known.cards.length === 1 ? known.cards[0] : "";
    if (cardId !== shown) drawLines = showLines(item, cardId, id, observation);
    shown = cardId;
    drawLines();
  };
  card.addEventListener("change", draw);
  const drawRemoval = bindRemoval(item, id, observation, () => draw());
  draw();
  return () => [...drawings, draw].forEach((drawOne) => drawOne());
}

/** The card's own two lines, each with a box for "dat deed mijn collega". @returns {() => void} draw the boxes */
function showLines(item, cardId, id, observation) {
  const place = hook("situation-lines", item);
  const template = hooks("card-lines").find(({ dataset }) => dataset.card === cardId);
  place.replaceChildren(...(template ? [template.content.cloneNode(true)] : []));
  const drawings = PARTS.map((part) => place.querySelector(`[data-part="${part}"]`))
    .filter(Boolean)
    .map((box) => bindChoice(box, observation, `situation_did.${id}.${box.dataset.part}`));
  return () => drawings.forEach((draw) => draw());
}

/**
 * Taken away with all that belongs to it, so that a name goes with it; can be put back as it was.
 * @returns {(isThere: boolean) => void}
 */
function bindRemoval(item, id, observation, draw) {
  const [remove, gone, putBack] = ["remove", "gone", "put-back"].map((name) => hook(`situation-${name}`, item));
  let before = [];
  let madeAt;
  remove.addEventListener("click", () => {
    madeAt = observation.answers[`situation.${id}`]?.at ?? undefined;
    before = fieldsOf(id).map((field) => [field, wholeOf(observation, field)]);
    observation.writeAll(before.map(([field]) => [field, null]));
    draw();
    putBack.focus();
  });
  putBack.addEventListener("click", () => {
    observation.writeAll(before, { madeAt });
    draw();
    remove.focus();
  });
  return (isThere) => {
    gone.hidden = isThere;
    // Taken away elsewhere: nothing to put back here.
    item.hidden = !isThere && !before.length;
  };
}

/** Two versions of a note come back as one text: nothing of what she wrote is dropped on the way. */
function wholeOf(observation, field) {
  if (!field.startsWith("situation_note.")) return observation.value(field);
  return observation.versions(field).filter(Boolean).join("\n\n") || null;
}
