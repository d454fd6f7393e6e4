// What every page does: light or dark, the service worker, and saying that it is usable.
import { account, isForeign, isStale } from "../storage/account.js";
import { whenIdle } from "../storage/unsent.js";
import { holdOpen, keepUpToDate } from "../ui/service_worker.js";
import { bindTheme } from "../ui/theme.js";

/**
 * Call once everything is bound. A page that waits for more takes the two steps apart.
 * @param {{answers: object, missing: number, record: object}} [observation] the open observation, where the page has one
 */
export function startPage(observation) {
  beginPage(observation);
  sayUsable();
}

/** From here on the page is usable, or has said that it is not. */
export function sayUsable() {
  document.documentElement.dataset.ready = "true";
}

/** What need not wait until all of the page is usable. */
export function beginPage(observation) {
  bindTheme(rememberTheme);
  if (observation) holdOpen();
  if (observation?.missing) import("./missing_events.js").then(({ tellMissing }) => tellMissing(observation));
  if (observation && isForeign(observation.record)) import("./read_only.js").then(({ showReadOnly }) => showReadOnly(observation));
  window.observatie = {
    version: document.body.dataset.version,
    answers: () => observation?.answers ?? {},
  };
  // After the first paint: registering fetches and compiles, and the first tick must not wait for that.
  whenIdle(() => keepUpToDate(Boolean(observation)));
  leaveWhenStale();
  const { account: loggedIn } = document.body.dataset;
  if (loggedIn && loggedIn !== account?.id && location.pathname !== "/welkom") location.replace("/welkom");
  const link = document.querySelector("[data-hook=to-account]");
  if (account && link) [link.textContent, link.href] = ["Account", "/account"];
  if (account) whenIdle(() => import("./in_touch.js").then(({ bindAccount }) => bindAccount(observation)));
}

/** Someone logged in or out here, maybe in another tab, or this page came back by the Back button: nothing of it may stay. */
function leaveWhenStale() {
  const leave = () => {
    if (!isStale()) return;
    document.body.replaceChildren();
    location.assign("/");
  };
  for (const name of ["storage", "pageshow", "focus"]) addEventListener(name, leave);
}

function rememberTheme(theme) {
  try {
    localStorage.setItem("observatie.theme", theme);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
