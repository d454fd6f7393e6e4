// For the parents to read. Opened from an observation it also takes their answer.
import { pageToGoOn } from "../domain/progress.js";
import { erase } from "../storage/erasing.js";
import { ask } from "../ui/ask.js";
import { hook } from "../ui/element.js";
import { showNotice } from "../ui/notices.js";
import { addressOf, idInAddress } from "./address.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { words } from "./parents_messages.js";
import { bindPrint } from "./print_button.js";

const asked = idInAddress();

async function bindAnswer() {
  const found = await openObservation(asked);
  // The form leads here before its first tick, when there is no record yet: then the answer makes one.
  const isNew = found.status.state === "gone" && found.status.reason === "unknown";
  const observation = isNew ? await openObservation(null) : found;
  if (observation.status.state === "gone") return;
  const goOn = isNew ? "/observatie" : pageToGoOn(observation.answers);
  hook("back").setAttribute("href", addressOf(goOn, isNew ? null : observation.id));
  hook("for-teacher").hidden = false;
  hook("agrees").addEventListener("click", async () => {
    observation.drawn("setup.consent");
    const outcome = await observation.write("setup.consent", true);
    location.assign(addressOf("/observatie", outcome === "failed" ? null : observation.id));
  });
  hook("declines").addEventListener("click", () => decline(observation.id));
}

async function decline(id) {
  if (!(await ask(words.askDecline))) return;
  try {
    await erase([id]);
  } catch {
    showNotice("erase", words.notErased, { problem: true });
    return;
  }
  for (const name of ["letter", "for-teacher"]) hook(name).hidden = true;
  hook("back").setAttribute("href", "/");
  hook("print").hidden = true;
  hook("gone-text").textContent = words.gone;
  hook("gone").hidden = false;
  hook("gone").focus();
}

bindPrint();
if (asked) await bindAnswer();
addEventListener("hashchange", () => location.reload());
startPage();
