// Where the meeting is over the situations she expected go, from the store as well: the page said so when she chose them.
import { PREPARED, isLeftOver } from "../domain/prepared_cards.js";
import { eraseReplaced } from "../storage/erasing.js";

const ended = new WeakSet(); // observations of which nothing is left

/** To be called once and at every change: another device may still send a choice. */
export async function endPreparation(observation) {
  if (!(PREPARED in observation.answers)) return;
  if (isLeftOver(observation.answers)) {
    observation.drawn(PREPARED);
    if ((await observation.write(PREPARED, null)) === "failed") return;
  } else if (ended.has(observation) || observation.value(PREPARED) !== null) return;
  ended.add(observation);
  // Where nothing can be changed now, it goes the next time.
  await eraseReplaced(observation.id, PREPARED).catch(() => ended.delete(observation));
}
