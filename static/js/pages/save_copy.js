// What is on screen as a file, also when the store is dead.
import { valueOf } from "../domain/fold.js";
import { saveJson } from "../ui/save_file.js";

/** No names and no clock time in the file's name: it is seen in every folder and share menu. */
export function copyName(answers) {
  const day = valueOf(answers, "setup.date");
  return day ? `observatie-${day}.json` : "observatie.json";
}

/** @param {object} observation the open observation */
export function saveUnsavedCopy(observation) {
  saveJson(copyName(observation.answers), observation.unsavedCopy());
}
