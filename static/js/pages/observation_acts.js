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
import { copyOf } from "./copies.js";
import { openObservation } from "./open_observation.js";
import { copyName } from "./save_copy.js";
import { takeAlongWords, words } from "./start_messages.js";

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
  await eraseOne(id);
  return true;
}

/** A copy first, for who wants it; then wipe. @returns {Promise<boolean>} whether it was wiped */
export async function takeAlong(id, answers, { hasCopy = false } = {}) {
  const wants = await askTakeAlong({
    hasCopy,
    words: takeAlongWords,
    reportAddress: addressOf("/verslag", id),
    makeFile: async () => new File([JSON.stringify(await copyOf([id]), null, 1)], copyName(answers), { type: "application/json" }),
    save: (file) => saveFile(file.name, file),
  });
  if (wants) await eraseOne(id);
  return wants;
}

async function eraseOne(id) {
  await erase([id]);
  forgetTerms([id]);
}
