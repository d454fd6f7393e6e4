// What one can do with an observation from the list.
import { carriedOver } from "../domain/next_conversation.js";
import { fold } from "../domain/fold.js";
import { account } from "../storage/account.js";
import { erase } from "../storage/erasing.js";
import { loadRecords } from "../storage/record_list.js";
import { forgetTerms } from "../storage/preferences.js";
import { ask } from "../ui/ask.js";
import { saveFile } from "../ui/save_file.js";
import { askTakeAlong } from "../ui/take_along.js";
import { addressOf } from "./address.js";
import { answersName, assignmentAddress } from "./assignment_names.js";
import { copyOf } from "./copies.js";
import { openObservation } from "./open_observation.js";
import { copyName } from "./save_copy.js";
import { takeAlongWords, takeAnswersAlongWords, words } from "./start_messages.js";

/** A new observation with the same colleague; opens it. @returns {Promise<boolean>} whether it could be kept */
export async function prepareNext(id) {
  const [{ events }] = await loadRecords([id]);
  const next = await openObservation(null);
  const changes = carriedOver(fold(events));
  const outcome = changes.length ? await next.writeAll(changes) : "unchanged";
  if (outcome === "failed") return false;
  location.assign(addressOf("/nieuw", outcome === "saved" ? next.id : null));
  return true;
}

/** Ask, then wipe. @param {boolean} isReadOnly  a copy from another account  @returns {Promise<boolean>} whether it was wiped */
export async function eraseAfterAsking(id, isReadOnly) {
  if (!(await ask(isReadOnly ? words.askEraseCopy : account ? words.askEraseEverywhere : words.askErase))) return false;
  await eraseRecords([id]);
  return true;
}

/** The same for answers to an assignment. @param {string[]} ids  of the records that hold them */
export async function eraseAnswersAfterAsking(ids) {
  if (!(await ask(account ? words.askEraseAnswersEverywhere : words.askEraseAnswers))) return false;
  await eraseRecords(ids);
  return true;
}

/** A copy first, for who wants it; then wipe. @returns {Promise<boolean>} whether it was wiped */
export function takeAlong(id, answers, { hasCopy = false } = {}) {
  return takeRecordsAlong([id], { hasCopy, words: takeAlongWords, reportAddress: addressOf("/verslag", id), name: copyName(answers) });
}

/** The same for answers to an assignment. @param {string[]} ids  of the records that hold them */
export function takeAnswersAlong(ids, assignment) {
  const words = { ...takeAlongWords, ...takeAnswersAlongWords };
  return takeRecordsAlong(ids, { hasCopy: false, words, reportAddress: assignmentAddress(assignment), name: answersName(assignment, "json") });
}

async function takeRecordsAlong(ids, { name, ...given }) {
  const wants = await askTakeAlong({
    ...given,
    makeFile: async () => new File([JSON.stringify(await copyOf(ids), null, 1)], name, { type: "application/json" }),
    save: (file) => saveFile(file.name, file),
  });
  if (wants) await eraseRecords(ids);
  return wants;
}

async function eraseRecords(ids) {
  await erase(ids);
  forgetTerms(ids);
}
