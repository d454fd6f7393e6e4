// The first page: what is on this tablet, and where she goes on.
import { isPractice } from "../domain/progress.js";
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { setTablet, tablet } from "../storage/preferences.js";
import { missing } from "../storage/losses.js";
import { sweepErased } from "../storage/erasing.js";
import { listAll, recordIds } from "../storage/record_list.js";
import { forget } from "../storage/unsent.js";
import { bindCopies } from "../ui/copy_buttons.js";
import { hook } from "../ui/element.js";
import { isSafariTab, offerInstall, showSafariHint } from "../ui/install_hint.js";
import { removeNotice, showNotice } from "../ui/notices.js";
import { drawObservations } from "../ui/observation_list.js";
import { WIPED } from "./address.js";
import { keepAll, openCopy } from "./copies.js";
import { letGo, noteShown } from "./leaving.js";
import { assignmentItems, itemOf } from "./listed_items.js";
import { eraseAfterAsking, eraseAnswersAfterAsking, prepareNext, takeAlong, takeAnswersAlong } from "./observation_acts.js";
import { startPage } from "./page_start.js";
import { isPersisted, persist } from "./persistence.js";
import { words } from "./start_messages.js";
import { readOrSay } from "./store_notice.js";

const list = hook("observations");
const kinds = JSON.parse(list.dataset.kinds);

async function draw() {
  const listed = await readOrSay(sweepErased().then(listAll));
  if (!listed) return [];
  const { gone, warned, goes } = await letGo(listed);
  const here = listed.filter(({ id }) => !gone.includes(id));
  const isSchool = tablet() === "school" && !account; // who is logged in reads her own list
  const itemFor = (one) => ({ ...itemOf(one, { isSchool, kinds, goes: goes.get(one.id), isLeaving: warned.has(one.id) }), acts: actsOf(one, isSchool) });
  const ofKind = (wanted) => here.filter(({ kind }) => kind === wanted);
  const observations = ofKind("observation").filter(({ answers }) => !isPractice(answers));
  drawObservations(list, observations.map(itemFor));
  drawBeside("practice", ofKind("observation").filter(({ answers }) => isPractice(answers)).map(itemFor));
  const answered = assignmentItems(ofKind("assignment"), { goes, warned });
  drawBeside("answered", answered.map((one) => ({ ...one, acts: answersActs(one, isSchool) })));
  // In an account there are visits and shared reports besides.
  const lost = missing(account ? await recordIds() : here.map(({ id }) => id));
  list.hidden = observations.length === 0;
  hook("empty").hidden = observations.length > 0 || lost.length > 0;
  const kindsOf = (ids) => listed.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind);
  if (gone.length) showNotice("gone", words.goneByTerm(kindsOf(gone)));
  tellLost(lost);
  tellLeaving(warned, kindsOf([...warned.keys()]));
  return here;
}

/** A list of its own, only there when there is something in it. */
function drawBeside(name, items) {
  hook(name).hidden = items.length === 0;
  drawObservations(hook(`${name}-list`), items);
}

function tellLost(lost) {
  if (!lost.length) return removeNotice("lost");
  const understand = () => {
    forget(lost);
    draw();
  };
  return showNotice("lost", words.missing(lost.length), { problem: true, actions: [{ label: words.understood, act: understand }] });
}

function tellLeaving(warned, kindsThatGo) {
  if (!warned.size) return removeNotice("leaving");
  showNotice("leaving", words.leavingSoon(kindsThatGo, Math.min(...warned.values())));
  return noteShown([...warned.keys()]);
}

function actsOf({ id, isReadOnly, answers }, isSchool) {
  const wipe = isSchool ? () => takeAlong(id, answers) : () => eraseAfterAsking(id, isReadOnly);
  const goOn = isReadOnly || isPractice(answers) ? [] : [{ label: words.next, act: () => next(id) }];
  return [...goOn, { label: isSchool ? words.takeAlong : words.erase, act: () => tellWiped(wipe) }];
}

function answersActs({ ids, assignment }, isSchool) {
  const wipe = isSchool ? () => takeAnswersAlong(ids, assignment) : () => eraseAnswersAfterAsking(ids);
  return [{ label: isSchool ? words.takeAlong : words.erase, act: () => tellWiped(wipe, words.answers) }];
}

async function next(id) {
  const isReady = await prepareNext(id).catch(() => false);
  if (!isReady) showNotice("next", words.nextFailed, { problem: true });
}

/** @param {() => Promise<boolean>} wipe */
async function tellWiped(wipe, said = words) {
  try {
    if (!(await wipe())) return;
    await draw();
    if (account) (await import("../sync/keep_in_touch.js")).afterWriting();
    hook("list-said").textContent = said.erased;
  } catch {
    showNotice("wipe", said.notErased, { problem: true });
  }
  document.getElementById("on-device").focus();
}

/** Wiped on the page she came from. */
function tellWipedBefore() {
  if (location.hash !== `#${WIPED}`) return;
  history.replaceState(null, "", location.pathname);
  hook("list-said").textContent = words.erased;
  document.getElementById("on-device").focus();
}

function askWhose() {
  const question = hook("whose");
  question.hidden = tablet() !== null;
  for (const whose of ["mine", "school"]) {
    hook(whose).addEventListener("click", async () => {
      setTablet(whose);
      question.hidden = true;
      await draw();
      document.querySelector("h1").focus();
    });
  }
}

async function openAndDraw(file) {
  const sentences = await openCopy(file);
  await draw();
  return sentences;
}

askWhose();
bindCopies({ keepAll, open: openAndDraw });
const drawIfSeen = () => document.visibilityState === "visible" && draw();
listen(drawIfSeen);
addEventListener("pageshow", (event) => event.persisted && draw());
document.addEventListener("visibilitychange", drawIfSeen);
showSafariHint(hook("safari"), words);
offerInstall(hook("install"), words);
const here = await draw();
startPage();
tellWipedBefore();
if (account) (await import("./account_strip.js")).bindAccountStrip(draw);
// Once there is something to keep. Not in Safari's plain tab: the answer would count for another store.
if (here.length && !isSafariTab() && (await isPersisted()) === "no") persist();
