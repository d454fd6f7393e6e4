// Behind "Bewaard op deze tablet": whether the server has it as well. Only for who is logged in.
import { listen } from "../storage/channel.js";
import { held, isUnsentOf } from "../storage/sync_store.js";
import { element, hook } from "../ui/element.js";
import { words } from "./account_messages.js";

const CALM = 700; // ms without a change; while she ticks on, nothing is asked and nothing said

/** @param {object} observation the open observation */
export function bindSentWords(observation) {
  const line = hook("status");
  if (!line) return;
  const said = document.createTextNode("");
  line.append(element("span", { class: "status-place", "aria-live": "off" }, said));
  let timer = 0;
  let turn = 0;
  const draw = async () => {
    const asked = (turn += 1);
    const own = await held(observation.id).catch(() => null);
    if (asked !== turn) return;
    const isKept = own && observation.status.state === "saved";
    said.data = isKept ? ` · ${words.sentOf({ unsent: own.events.filter(isUnsentOf(own)).length, refused: own.refused.size })}` : "";
  };
  const later = () => {
    turn += 1;
    clearTimeout(timer);
    if (said.data) said.data = "";
    timer = setTimeout(draw, CALM);
  };
  observation.onStatus(later);
  listen(({ kind }) => kind === "synced" && draw());
  later();
}
