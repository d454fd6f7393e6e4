// This tablet: whose it is, how long it keeps things, light or dark, copies, wiping.
import { account } from "../storage/account.js";
import { setDaysKept, setTablet, setTheme, tablet, theme, forgetTerms } from "../storage/preferences.js";
import { eraseAll } from "../storage/erasing.js";
import { ask } from "../ui/ask.js";
import { bindCopies } from "../ui/copy_buttons.js";
import { hook } from "../ui/element.js";
import { isInstalled, offerInstall, showSafariHint } from "../ui/install_hint.js";
import { keepAll, openCopy } from "./copies.js";
import { words } from "./device_messages.js";
import { daysKeptHere } from "./leaving.js";
import { startPage } from "./page_start.js";
import { isPersisted, persist } from "./persistence.js";

const radios = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];

function bindRadios(name, chosen, choose) {
  const draw = () => {
    for (const radio of radios(name)) radio.checked = radio.value === chosen();
  };
  for (const radio of radios(name)) radio.addEventListener("change", () => choose(radio.value));
  draw();
  return draw;
}

const drawDays = bindRadios("days", () => String(daysKeptHere()), (days) => setDaysKept(Number(days)));
const termOfOwn = hook("days-explained").textContent;

function drawTerm() {
  const isSchool = tablet() === "school";
  hook("days").hidden = isSchool;
  hook("days-explained").textContent = isSchool ? words.schoolTerm : termOfOwn;
  drawDays();
}

bindRadios("tablet", tablet, (whose) => {
  setTablet(whose);
  drawTerm();
});
drawTerm();

const root = document.documentElement;
const drawTheme = bindRadios("theme", () => theme() ?? "device", (chosen) => {
  const isOwn = chosen !== "device";
  setTheme(isOwn ? chosen : null);
  root.dataset.theme = isOwn ? chosen : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
});
new MutationObserver(drawTheme).observe(root, { attributeFilter: ["data-theme"] });

bindCopies({ keepAll, open: openCopy });

// In an account nothing goes by itself, and wiping this device is logging out.
if (account) {
  hook("logged-in").hidden = false;
  for (const name of ["wipe-all", "only-here"]) hook(name).hidden = true;
  hook("days").closest("fieldset").hidden = true;
  hook("log-out").addEventListener("click", async () => (await import("./leave_account.js")).leaveAccount());
}

function drawPersisted(answer) {
  hook("persisted").textContent = words.persisted[answer];
  hook("persist-ask").hidden = answer !== "no";
}

async function drawSpace() {
  const { usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (usage === undefined) return;
  hook("space").textContent = words.space(usage);
  hook("space-row").hidden = false;
}

hook("persist").addEventListener("click", async () => drawPersisted(await persist()));
hook("installed").textContent = isInstalled() ? words.installed : words.notInstalled;
showSafariHint(hook("install"), words);
offerInstall(hook("install"), words);

hook("wipe").addEventListener("click", async () => {
  if (!(await ask(words.askWipe))) return;
  const said = hook("wipe-result");
  try {
    const gone = await eraseAll();
    forgetTerms();
    said.textContent = gone.length ? words.wiped(gone.map(({ kind }) => kind)) : words.nothingToWipe;
  } catch {
    said.textContent = words.notWiped;
  }
});

drawPersisted(await isPersisted());
await drawSpace();
startPage();
