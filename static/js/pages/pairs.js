// Kijkmaatjes: whose turn it is, the visits, and asking a colleague. What is known here is shown without a network too.
import { valueOf } from "../domain/fold.js";
import { plannedOf, turnsOf } from "../domain/turns.js";
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { people } from "../storage/people.js";
import { recordsOf } from "../storage/record_list.js";
import { ask as request, session } from "../sync/api.js";
import { afterWriting, syncNow } from "../sync/keep_in_touch.js";
import { ask } from "../ui/ask.js";
import { drawAnew } from "../ui/draw_anew.js";
import { element, hook } from "../ui/element.js";
import { once } from "../ui/once.js";
import { addressOf } from "./address.js";
import { dayWords } from "./day_words.js";
import { openObservation } from "./open_observation.js";
import { startPage } from "./page_start.js";
import { words } from "./pairs_messages.js";
import { readOrSay } from "./store_notice.js";

const kinds = JSON.parse(hook("pairs").dataset.kinds);
const say = (text) => (hook("pairs-said").textContent = text);

let drawn = "";

async function draw() {
  const [{ pairs }, read] = await Promise.all([people(), readOrSay(recordsOf("visit"))]);
  const visits = read ?? [];
  const known = new Set(pairs.map(({ id }) => id));
  // Not even drawn anew when a round of the sync brought nothing.
  const asked = JSON.stringify([pairs, read?.map(({ record, answers }) => [record, answers])]);
  if (asked === drawn) return known;
  drawn = asked;
  const of = (state) => pairs.filter((one) => one.state === state);
  const between = ({ id }) => visits.filter(({ record }) => record.members.includes(id));
  drawAnew(hook("pair-list"), of("pair").map((pair) => drawPair(pair, between(pair))));
  hook("no-pairs").hidden = of("pair").length > 0 || !read; // where nothing can be read, nobody knows
  hook("asked-me").hidden = of("invites_me").length === 0;
  drawAnew(hook("asked-me-list"), of("invites_me").map(drawAsked));
  drawAnew(hook("invited-list"), of("invited").map(drawInvited));
  return known;
}

const button = (label, act, key, name) => element("button", { type: "button", class: name, "data-key": key, onclick: act }, label);

function drawPair(pair, visits) {
  const { id, name } = pair;
  const day = ({ answers }) => valueOf(answers, "setup.date") ?? "";
  const done = visits.filter((visit) => !plannedOf(visits).includes(visit)).sort((one, other) => day(other).localeCompare(day(one)));
  return element(
    "li",
    { class: "pair" },
    element("h2", {}, name),
    element("p", {}, words.turns(name, turnsOf(visits, account.id))),
    visits.length > 0 && element("ul", { class: "pair-visits" }, ...[...plannedOf(visits), ...done].map((visit) => drawVisit(visit, name))),
    element("div", { class: "buttons" }, button(words.plan(name), (event) => plan(event, id), `plan ${id}`), button(words.end(name), () => end(pair), `end ${id}`, "quiet")),
  );
}

function drawVisit({ record, answers }, name) {
  const isMine = valueOf(answers, "visit.observer") === account.id;
  const day = valueOf(answers, "setup.date");
  const kind = kinds.find((one) => one.id === valueOf(answers, "setup.kind"))?.label;
  const facts = [kind, day && dayWords(day), valueOf(answers, "visit.done") === true && words.done].filter(Boolean);
  return element("li", {}, element("a", { href: addressOf("/bezoek", record.id), "data-key": record.id }, words.visit(name, isMine, facts)));
}

function drawAsked({ id, name }) {
  const yes = button(words.accept(name), () => online(() => post(id), words.accepted(name)), `yes ${id}`, "main");
  const no = button(words.decline(name), () => online((token) => request(`/api/pairs/${id}`, { method: "DELETE" }, token), words.declined), `no ${id}`);
  return element("li", { class: "pair" }, element("p", {}, words.asksMe(name)), element("div", { class: "buttons" }, yes, no));
}

function drawInvited({ id, name }) {
  const back = button(words.withdraw(name), () => online((token) => request(`/api/pairs/${id}`, { method: "DELETE" }, token), words.declined), `back ${id}`, "quiet");
  return element("li", { class: "pair" }, element("p", {}, words.waits(name)), element("div", { class: "buttons" }, back));
}

const post = async (id, token) => request("/api/pairs", { method: "POST", body: JSON.stringify({ account_id: id }) }, token ?? (await session()).csrf_token);

async function end(pair) {
  if (!(await ask(words.askEnd(pair.name)))) return;
  await online((token) => request(`/api/pairs/${pair.id}`, { method: "DELETE" }, token), words.ended(pair.name));
}

/** A visit and its counterpart in one go; both can be filled in later, by both. */
const plan = once(async (partnerId) => {
  for (const observer of [partnerId, account.id]) {
    const visit = await openObservation(null, "visit", [partnerId]);
    if ((await visit.write("visit.observer", observer)) === "failed") {
      say(words.noStart);
      return false;
    }
    if (observer === account.id) location.assign(addressOf("/bezoek", visit.id));
  }
  afterWriting();
  return true;
});

/** What only the server can do. @param {(token: string) => Promise<unknown>} act */
async function online(act, done) {
  try {
    await act((await session()).csrf_token);
    await syncNow();
    say(done);
  } catch (problem) {
    say(words.refused[problem.code] ?? words.needsNetwork);
  }
  await drawColleagues(await draw());
  hook("pairs-said").scrollIntoView({ block: "nearest" });
}

async function drawColleagues(known) {
  let colleagues;
  try {
    ({ colleagues } = await request("/api/colleagues"));
  } catch (problem) {
    hook("invite-form").hidden = true;
    hook("invite-said").textContent = words.refused[problem.code] ?? words.needsNetwork;
    return;
  }
  const left = colleagues.filter(({ account_id: id }) => !known.has(id));
  hook("colleague").replaceChildren(...left.map(({ account_id: id, name }) => element("option", { value: id }, name)));
  hook("invite-form").hidden = left.length === 0;
  hook("invite-said").textContent = left.length ? "" : words.nobodyLeft;
}

hook("invite-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { value, selectedOptions } = hook("colleague");
  online((token) => post(value, token), words.invited(selectedOptions[0].textContent));
});

hook("logged-out").hidden = Boolean(account);
hook("pairs").hidden = !account;
if (account) {
  listen(draw);
  const known = await draw();
  startPage();
  await drawColleagues(known);
} else startPage();
