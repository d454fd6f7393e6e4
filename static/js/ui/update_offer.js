// "Nieuwe versie": offered, never taken by itself.
import { showNotice } from "./notices.js";
import { OPEN } from "./service_worker.js";
import { words } from "./update_messages.js";

/** @param {ServiceWorkerRegistration} registration */
export function offerUpdates(registration) {
  const offer = () => registration.waiting && navigator.serviceWorker.controller && showOffer(registration);
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
}

function showOffer(registration) {
  const take = () => {
    const whenFree = (lock) => {
      if (lock) registration.waiting?.postMessage("apply_update");
      else showNotice("update", words.observationOpen, { actions: [{ label: words.takeNewVersion, act: take }] });
    };
    if (navigator.locks) return navigator.locks.request(OPEN, { ifAvailable: true }, whenFree);
    return whenFree(true); // A browser without locks cannot tell; the other window's words are saved all the same.
  };
  showNotice("update", words.newVersion, { actions: [{ label: words.takeNewVersion, act: take }] });
}
