// Opdracht 3: sitting in on each other, in two directions. With kijkmaatjes as planned visits, else as observations on this tablet.
import { valueOf } from "../domain/fold.js";
import { plannedOf } from "../domain/turns.js";
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { partners } from "../storage/people.js";
import { recordsOf } from "../storage/record_list.js";
import { element, hook } from "../ui/element.js";
import { addressOf } from "./address.js";
import { words } from "./assignment_messages.js";
import { dayWords } from "./day_words.js";
import { carriedNames } from "./known_names.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";

const say = (text) => (hook("coaching-said").textContent = text);

async function draw() {
  const [known, visits] = account ? await Promise.all([partners(), recordsOf("visit")]) : [[], []];
  hook("with-partners").hidden = known.length === 0;
  hook("without-partners").hidden = known.length > 0;
  const between = ({ id }) => plannedOf(visits.filter(({ record }) => record.members.includes(id)));
  hook("partners").replaceChildren(...known.map((partner) => drawPair(partner, between(partner))));
}

function drawPair(partner, planned) {
  const isBy = (id) => ({ answers }) => valueOf(answers, "visit.observer") === id;
  const mine = drawDirection(partner, true, planned.find(isBy(account.id)));
  const theirs = drawDirection(partner, false, planned.find(isBy(partner.id)));
  return element("div", { class: "directions", role: "group", "aria-label": partner.name }, mine, theirs);
}

/** One direction: planned already, or to be planned now. */
function drawDirection(partner, isMine, visit) {
  const { directions } = words;
  const { name } = partner;
  const day = visit && valueOf(visit.answers, "setup.date");
  const act = visit
    ? element("a", { class: "button", href: addressOf("/bezoek", visit.record.id) }, directions.open(isMine, name))
    : element("button", { type: "button", onclick: () => plan(partner, isMine) }, directions.plan(isMine, name));
  return element(
    "section",
    { class: "sheet direction" },
    element("h3", {}, isMine ? directions.mine(name) : directions.theirs(name)),
    element("p", {}, visit ? directions.planned(day && dayWords(day)) : directions.notPlanned),
    element("div", { class: "buttons" }, act),
  );
}

async function plan(partner, isMine) {
  const visit = await openObservation(null, "visit", [partner.id]);
  if ((await visit.write("visit.observer", isMine ? account.id : partner.id)) === "failed") return say(words.noStart);
  return location.assign(addressOf("/bezoek", visit.id));
}

/** On this tablet, with her own name where the colleague's goes, when it is known. */
async function prepareOther() {
  const { "setup.observer": name } = await carriedNames();
  if (!name) return location.assign("/nieuw");
  const observation = await openObservation(null);
  if ((await observation.write("setup.colleague", name)) === "failed") return say(words.noStart);
  return location.assign(addressOf("/nieuw", observation.id));
}

const who = account ? "loggedIn" : "loggedOut";
hook("lead").textContent = words.lead[who];
hook("other-way").textContent = words.otherWay[who];
hook("prepare-other").hidden = Boolean(account);
hook("to-pairs").hidden = !account;
hook("prepare-other").addEventListener("click", prepareOther);
listen(draw);
addEventListener("pageshow", (event) => event.persisted && draw());
await draw();
startPage();
