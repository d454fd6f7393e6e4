// Behind "Bewaard op deze tablet": whether the server has it as well. Only for who is logged in.
import { listen } from "../storage/channel.js";
import { held, isUnsentOf } from "../storage/sync_store.js";
import { element, hook } from "../ui/element.js";
import { words } from "./account_messages.js";

const CALM = 700; // ms without a change; while she ticks on, nothing is asked and nothing said

/** @param {object} observation  the open one, or answers that several records hold */
export function bindSentWords(observation) {
  const line = hook("status");
  if (!line) return;
  const said = document.createTextNode("");
  line.append(element("span", { class: "status-place", "aria-live": "off" }, said));
  let timer = 0;
  let turn = 0;
  const draw = async () => {
    const asked = (turn += 1);
    const all = await Promise.all((observation.ids ?? [observation.id]).map(held)).catch(() => []);
    if (asked !== turn) return;
    const own = all.filter(Boolean);
    const isKept = own.length && observation.status.state === "saved";
    said.data = isKept ? ` · ${words.sentOf({ unsent: sum(own, unsentOf), refused: sum(own, ({ refused }) => refused.size) })}` : "";
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

const unsentOf = (one) => one.events.filter(isUnsentOf(one)).length;
const sum = (all, count) => all.reduce((total, one) => total + count(one), 0);
