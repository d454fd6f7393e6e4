// The first page: what is on this tablet, and where she goes on.
import { account } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { setTablet, tablet } from "../storage/preferences.js";
import { missing } from "../storage/losses.js";
import { sweepErased } from "../storage/erasing.js";
import { listObservations, recordIds } from "../storage/record_list.js";
import { forget } from "../storage/unsent.js";
import { bindCopies } from "../ui/copy_buttons.js";
import { hook } from "../ui/element.js";
import { isSafariTab, offerInstall, showSafariHint } from "../ui/install_hint.js";
import { removeNotice, showNotice } from "../ui/notices.js";
import { drawObservations } from "../ui/observation_list.js";
import { keepAll, openCopy } from "./copies.js";
import { letGo, noteShown } from "./leaving.js";
import { itemOf } from "./listed_items.js";
import { eraseAfterAsking, prepareNext, takeAlong } from "./observation_acts.js";
import { startPage } from "./page_start.js";
import { isPersisted, persist } from "./persistence.js";
import { words } from "./start_messages.js";

const list = hook("observations");
const kinds = JSON.parse(list.dataset.kinds);

async function draw() {
  let listed;
  try {
    await sweepErased();
    listed = await listObservations();
  } catch (failure) {
    showNotice("store", failure.reason === "unavailable" ? words.keepsNothing : words.unreadable, { problem: true });
    return [];
  }
  removeNotice("store");
  const { gone, warned, goes } = await letGo(listed);
  const here = listed.filter(({ id }) => !gone.includes(id));
  const isSchool = tablet() === "school" && !account; // who is logged in reads her own list
  const itemFor = (one) => itemOf(one, { isSchool, kinds, goes: goes.get(one.id), isLeaving: warned.has(one.id) });
  drawObservations(list, here.map((one) => ({ ...itemFor(one), acts: actsOf(one, isSchool) })));
  // In an account there are visits and shared reports besides.
  const lost = missing(account ? await recordIds() : here.map(({ id }) => id));
  list.hidden = here.length === 0;
  hook("empty").hidden = here.length > 0 || lost.length > 0;
  if (gone.length) showNotice("gone", words.goneByTerm(gone.length));
  tellLost(lost);
  tellLeaving(warned);
  return here;
}

function tellLost(lost) {
  if (!lost.length) return removeNotice("lost");
  const understand = () => {
    forget(lost);
    draw();
  };
  return showNotice("lost", words.missing(lost.length), { problem: true, actions: [{ label: words.understood, act: understand }] });
}

function tellLeaving(warned) {
  if (!warned.size) return removeNotice("leaving");
  showNotice("leaving", words.leavingSoon(warned.size, Math.min(...warned.values())));
  return noteShown([...warned.keys()]);
}

function actsOf({ id, isReadOnly, answers }, isSchool) {
  const wipe = isSchool ? () => takeAlong(id, answers) : () => eraseAfterAsking(id, isReadOnly);
  const erase = { label: isSchool ? words.takeAlong : words.erase, act: () => tellWiped(wipe) };
  return isReadOnly ? [erase] : [{ label: words.next, act: () => next(id) }, erase];
}

async function next(id) {
  const isReady = await prepareNext(id).catch(() => false);
  if (!isReady) showNotice("next", words.nextFailed, { problem: true });
}

/** @param {() => Promise<boolean>} wipe */
async function tellWiped(wipe) {
  try {
    if (!(await wipe())) return;
    await draw();
    if (account) (await import("../sync/keep_in_touch.js")).afterWriting();
    hook("list-said").textContent = words.erased;
  } catch {
    showNotice("wipe", words.notErased, { problem: true });
  }
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
if (account) (await import("./account_strip.js")).bindAccountStrip(draw);
// Once there is something to keep. Not in Safari's plain tab: the answer would count for another store.
if (here.length && !isSafariTab() && (await isPersisted()) === "no") persist();
