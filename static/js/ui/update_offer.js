import { words } from "../messages.js";
import { showNotice } from "./notices.js";

// Held, shared, by every page with an open observation: an update waits for all of them.
const OPEN = "observatie.open";

/** Tell other windows that an observation is open here, until this page goes. */
export function holdOpen() {
  navigator.locks?.request(OPEN, { mode: "shared" }, () => new Promise(() => {}));
}

/**
 * Register the service worker; offer a new version where that cannot get in the way.
 * @param {boolean} hasObservation an observation is open in this page: then nothing is offered or taken
 */
export async function keepUpToDate(hasObservation) {
  if (!("serviceWorker" in navigator)) return;
  const wasControlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The very first worker takes over a page of its own version: nothing to reload.
    if (wasControlled && !hasObservation) location.reload();
  });
  let registration;
  try {
    registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  } catch {
    return; // No network, or a private window: what is cached goes on working.
  }
  if (hasObservation) return;
  const offer = () => registration.waiting && navigator.serviceWorker.controller && showOffer(registration);
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
}

function showOffer(registration) {
  const take = () =>
    navigator.locks.request(OPEN, { ifAvailable: true }, (lock) => {
      if (lock) registration.waiting?.postMessage("apply_update");
      else showNotice("update", words.observationOpen);
    });
  showNotice("update", words.newVersion, { actions: [{ label: words.takeNewVersion, act: take }] });
}
