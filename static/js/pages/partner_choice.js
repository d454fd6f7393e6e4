// Choosing the colleague among one's kijkmaatjes, or a visit that was planned with one of them. Another name stays possible.
import { valueOf } from "../domain/fold.js";
import { fromVisit, plannedOf } from "../domain/turns.js";
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { partners } from "../storage/people.js";
import { recordsOf } from "../storage/record_list.js";
import { element, hook } from "../ui/element.js";
import { addressOf } from "./address.js";
import { shortDayWords } from "./day_words.js";
import { openObservation } from "./open_observation.js";
import { partnerWords } from "./new_observation_messages.js";

/** @param {object} observation  @param {HTMLInputElement} field the colleague's name  @param {() => void} drawName */
export async function bindPartners(observation, field, drawName) {
  let [known, planned] = [[], []];
  const isMine = ({ answers }) => valueOf(answers, "visit.observer") === account.id;
  const look = async () => {
    known = await partners();
    planned = observation.events.length ? [] : plannedOf(await recordsOf("visit")).filter(isMine);
    draw();
  };
  const choose = async (partner) => {
    await observation.writeAll([["setup.colleague", partner.name], ["setup.partner", partner.id]]);
    field.value = partner.name;
    drawName();
    draw();
  };
  const start = async (visit, partner) => {
    const made = await openObservation(null);
    if ((await made.writeAll(fromVisit(visit, { me: account, partner }))) !== "failed") location.assign(addressOf("", made.id));
  };
  const draw = () => {
    const chosen = observation.value("setup.partner");
    const names = known.map((one) => element("button", { type: "button", "aria-pressed": String(one.id === chosen), onclick: () => choose(one) }, one.name));
    const visitButtons = planned.flatMap((visit) => {
      const partner = known.find(({ id }) => visit.record.members.includes(id));
      return partner ? [element("button", { type: "button", onclick: () => start(visit, partner) }, partnerWords.planned(partner.name, dayOf(visit)))] : [];
    });
    hook("partners").replaceChildren(...names, ...visitButtons);
    hook("partners").hidden = known.length === 0;
  };
  // Another name is another colleague.
  field.addEventListener("change", () => {
    const chosen = known.find(({ id }) => id === observation.value("setup.partner"));
    if (chosen && field.value.trim() !== chosen.name) observation.write("setup.partner", null);
    draw();
  });
  listen(({ kind }) => kind !== "erased" && look());
  await look();
}

function dayOf({ answers }) {
  const day = valueOf(answers, "setup.date");
  return day ? shortDayWords(day) : null;
}
