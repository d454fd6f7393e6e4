// Situations of the meeting, tapped during it or added afterwards: each has a minute, maybe a card, a note and what the
// colleague did of that card.
import { instantOf } from "./event.js";
import { valueOf, versionsOf } from "./fold.js";
import { isPrivate } from "./private_notes.js";

/** The parts of a card that a colleague may have done. */
export const PARTS = ["ask_first", "then_do"];

/**
 * @typedef {object} Situation
 * @property {string} id
 * @property {string | null} at  made_at of the tap; null when that was taken away and a note came in from elsewhere
 * @property {string[]} cards  ids; two when two devices chose differently, none when no card was chosen
 * @property {string[]} did  those of PARTS that the colleague did of the one card; of two nobody knows
 * @property {boolean} isPrivate
 */

/** @param {import("./fold.js").Answers} answers  @returns {Situation[]} oldest first */
export function situationsOf(answers) {
  const ids = Object.keys(answers)
    .filter((field) => /^situation(?:_note)?\./.test(field) && versionsOf(answers, field).some(Boolean))
    .map((field) => field.split(".")[1]);
  const moment = ({ at }) => instantOf(at ?? "") ?? Infinity;
  return [...new Set(ids)]
    .map((id) => situationOf(answers, id))
    .sort((one, other) => moment(one) - moment(other) || (one.id < other.id ? -1 : 1));
}

function situationOf(answers, id) {
  const isThere = valueOf(answers, `situation.${id}`) === true;
  const cards = versionsOf(answers, `situation_card.${id}`).filter(Boolean);
  return {
    id,
    at: isThere ? answers[`situation.${id}`].at : null,
    cards,
    // A tick says of which card: chosen otherwise meanwhile, here or on another device, it says nothing of the new one.
    did: PARTS.filter((part) => cards.length === 1 && versionsOf(answers, `situation_did.${id}.${part}`).includes(cards[0])),
    isPrivate: isPrivate(answers, id),
  };
}

/** Fields that belong to one situation, in the order in which they are written. */
export const fieldsOf = (id) => [
  `situation.${id}`,
  `situation_card.${id}`,
  `situation_note.${id}`,
  ...PARTS.map((part) => `situation_did.${id}.${part}`),
];

/** Is there a situation with this card that she does not keep to herself? */
export function isSharedCard(answers, card) {
  return situationsOf(answers).some(({ cards, isPrivate: isHers }) => !isHers && cards.includes(card));
}
