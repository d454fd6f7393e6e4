// One open row of the quick pass: three answers, one tap.
import { valueOf } from "../domain/fold.js";

/** @returns {() => void} draw it as it is now */
export function bindPassRow(group, observation) {
  const field = `seen.${group.dataset.row}`;
  const choices = [...group.querySelectorAll("input")];
  const draw = () => {
    const answer = valueOf(observation.answers, field);
    for (const choice of choices) choice.checked = choice.value === answer;
    observation.drawn(field);
  };
  group.addEventListener("change", (event) => observation.write(field, event.target.value));
  draw();
  return draw;
}
