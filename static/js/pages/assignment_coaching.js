// Opdracht 3: sitting in on each other, in two directions. With kijkmaatjes as planned visits, else as observations on this tablet.
import { valueOf } from "../domain/fold.js";
import { plannedOf } from "../domain/turns.js";
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { partners } from "../storage/people.js";
import { recordsOf } from "../storage/record_list.js";
import { drawAnew } from "../ui/draw_anew.js";
import { element, hook } from "../ui/element.js";
import { once } from "../ui/once.js";
import { addressOf } from "./address.js";
import { words } from "./assignment_messages.js";
import { dayWords } from "./day_words.js";
import { carriedNames } from "./known_names.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { readOrSay } from "./store_notice.js";

let drawn = "";

async function draw() {
  const [known, visits] = account ? await Promise.all([partners(), readOrSay(recordsOf("visit"))]) : [[], []];
  hook("with-partners").hidden = known.length === 0;
  hook("without-partners").hidden = known.length > 0;
  hook("lead").hidden = !visits; // where nothing can be read, nobody knows whether she has a kijkmaatje
  drawPairs(known.map((partner) => [partner, directionsWith(partner, visits ?? [])]));
}

/** Both directions, mine first, with the visit that is planned. */
function directionsWith({ id }, visits) {
  const planned = plannedOf(visits.filter(({ record }) => record.members.includes(id)));
  return [account.id, id].map((observer) => {
    const visit = planned.find(({ answers }) => valueOf(answers, "visit.observer") === observer);
    return { isMine: observer === account.id, visitId: visit?.record.id, day: visit && valueOf(visit.answers, "setup.date") };
  });
}

/** Only what differs is drawn: a round of the sync must not take the focus away, and what was drawn anew gets it back. */
function drawPairs(pairs) {
  const asked = JSON.stringify(pairs);
  if (asked === drawn) return;
  drawn = asked;
  drawAnew(hook("partners"), pairs.map(([partner, directions]) => drawPair(partner, directions)));
}

function drawPair(partner, directions) {
  const sections = directions.map((direction) => drawDirection(partner, direction));
  return element("div", { class: "directions", role: "group", "aria-label": partner.name }, ...sections);
}

/** One direction: planned already, or to be planned now. */
function drawDirection(partner, { isMine, visitId, day }) {
  const { directions } = words;
  const { id, name } = partner;
  const marks = { "data-key": `${isMine} ${id}` };
  const act = visitId
    ? element("a", { ...marks, class: "button", href: addressOf("/bezoek", visitId) }, directions.open(isMine, name))
    : element("button", { ...marks, type: "button", onclick: (event) => planOnce(event, partner, isMine) }, directions.plan(isMine, name));
  return element(
    "section",
    { class: "sheet direction" },
    element("h3", {}, isMine ? directions.mine(name) : directions.theirs(name)),
    element("p", {}, visitId ? directions.planned(day && dayWords(day)) : directions.notPlanned),
    element("div", { class: "buttons" }, act),
  );
}

const planOnce = once(async (partner, isMine) => {
  const visit = await openObservation(null, "visit", [partner.id]);
  if ((await visit.write("visit.observer", isMine ? account.id : partner.id)) === "failed") return sayNoStart();
  location.assign(addressOf("/bezoek", visit.id));
  return true;
});

/** On this tablet, with her own name where the colleague's goes, when it is known. */
async function prepareOther() {
  const { "setup.observer": name } = await carriedNames();
  const observation = name && (await openObservation(null));
  if (observation && (await observation.write("setup.colleague", name)) === "failed") return sayNoStart();
  location.assign(addressOf("/nieuw", observation ? observation.id : null));
  return true;
}

function sayNoStart() {
  hook("coaching-said").textContent = words.noStart;
  return false;
}

const who = account ? "loggedIn" : "loggedOut";
hook("lead").textContent = words.lead[who];
hook("other-way").textContent = words.otherWay[who];
hook("prepare-other").hidden = Boolean(account);
hook("to-pairs").hidden = !account;
hook("prepare-other").addEventListener("click", once(prepareOther));
listen(draw);
addEventListener("pageshow", (event) => event.persisted && draw());
await draw();
startPage();
