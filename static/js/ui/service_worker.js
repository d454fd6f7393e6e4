// Keeping the app on the tablet. A new version waits for every page with an open observation.

// Held, shared, by all of those.
export const OPEN = "observatie.open";
const AGAIN = 10_000; // ms

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
  const keep = async () => {
    const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    if (!hasObservation) (await import("./update_offer.js")).offerUpdates(registration);
  };
  // No network, or a private window: what is cached goes on working. One answer that went lost is asked for once more: this
  // may be the only page she opens before the meeting.
  await keep().catch(() => setTimeout(() => keep().catch(() => {}), AGAIN));
}
