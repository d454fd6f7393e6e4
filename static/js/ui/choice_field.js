// A tick, a choice from a list or a date: saved the moment it changes.
import { versionsOf } from "../domain/fold.js";
import { showVersions } from "./versions.js";

/**
 * @param {HTMLInputElement|HTMLSelectElement} field
 * @param {object} observation the open observation
 * @param {string} name the field of the events
 * @param {string} [standard] what stands there as long as nothing was chosen; it is not saved by itself
 * @returns {() => void} draw it as it is now
 */
export function bindChoice(field, observation, name, standard = "") {
  const isTick = field.type === "checkbox";
  let isEmptied = false; // by her, on purpose
  const ticked = field.getAttribute("value") ?? true; // what a tick writes
  const draw = () => {
    const versions = versionsOf(observation.answers, name);
    if (isTick) field.checked = versions.includes(ticked);
    else field.value = versions[0] ?? (isEmptied ? "" : standard);
    observation.drawn(name);
    if (versions.length > 1 && !isTick) offer(versions);
    else field.parentElement.querySelector("[data-hook=versions]")?.remove();
  };
  const offer = (versions) => {
    const labels = versions.map((version) => labelOf(field, version));
    showVersions(field, labels, (label) => {
      observation.write(name, versions[labels.indexOf(label)]);
      draw();
    });
  };
  const change = () => {
    // A year that is still being typed: "0002", then "0020".
    if (!field.checkValidity()) return;
    isEmptied = !field.value;
    observation.write(name, isTick ? (field.checked ? ticked : null) : field.value || null);
    draw();
  };
  field.addEventListener("change", change);
  // Chosen before this script was there: it counts too.
  if (isTouched(field)) change();
  else draw();
  return draw;
}

/** Is it no longer as the page was sent? */
function isTouched(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  const options = [...(field.options ?? [])];
  const sent = field.options ? (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value : field.defaultValue;
  return field.value !== sent;
}

function labelOf(field, version) {
  const option = [...(field.options ?? [])].find(({ value }) => value === version);
  return option ? option.textContent : version;
}
