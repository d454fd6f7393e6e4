// "Situatie": one tap keeps the minute and names nothing, since a parent may look along. Each one is situation.<uuid>.
import { momentOf } from "../domain/minutes.js";
import { hook, part } from "./element.js";
import { RESTORABLE } from "./tick_row.js";

/**
 * @param {object} observation the open observation
 * @param {(moment: object) => string} situationWords "Situatie, minuut 4"
 * @param {() => string} newId
 */
export function bindSituation(observation, situationWords, newId) {
  const [button, place] = [hook("situation"), hook("situation-kept")];
  let timer = 0;
  const forget = () => {
    clearTimeout(timer);
    place.replaceChildren();
  };
  button.addEventListener("click", async () => {
    const field = `situation.${newId()}`;
    const writing = observation.write(field, true);
    const takeBack = part("restore");
    takeBack.addEventListener("click", () => {
      observation.write(field, null);
      forget();
      button.focus({ preventScroll: true });
    });
    forget();
    place.append(situationWords(momentOf(observation.answers, observation.answers[field].at)), takeBack);
    timer = setTimeout(forget, RESTORABLE);
    // Then the status says so, in the same place.
    if ((await writing) === "failed" && takeBack.isConnected) forget();
  });
}
