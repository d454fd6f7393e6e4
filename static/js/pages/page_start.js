// What every page does: light or dark, the service worker, and saying that it is usable.
import { holdOpen, keepUpToDate } from "../ui/service_worker.js";
import { bindTheme } from "../ui/theme.js";

/**
 * Call once everything is bound.
 * @param {{answers: object, missing: number}} [observation] the open observation, where the page has one
 */
export function startPage(observation) {
  bindTheme(rememberTheme);
  if (observation) holdOpen();
  if (observation?.missing) import("./missing_events.js").then(({ tellMissing }) => tellMissing(observation));
  window.observatie = {
    version: document.body.dataset.version,
    answers: () => observation?.answers ?? {},
  };
  document.documentElement.dataset.ready = "true";
  // After the first paint: registering fetches and compiles, and the first tick must not wait for that.
  const later = window.requestIdleCallback ?? setTimeout;
  later(() => keepUpToDate(Boolean(observation)));
}

function rememberTheme(theme) {
  try {
    localStorage.setItem("observatie.theme", theme);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}
