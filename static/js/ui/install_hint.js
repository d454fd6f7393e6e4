// From the home screen the browser keeps what is written; in a plain tab it may not.
import { element } from "./element.js";

/** @returns {boolean} opened from the home screen, or in a window of its own */
export const isInstalled = () => navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;

/** Only Safari on iPad and iPhone knows `standalone`; false means a plain tab, whose storage goes after 7 days without use. */
export const isSafariTab = () => navigator.standalone === false;

/** @param {HTMLElement} place  @param {{safari: string}} words */
export function showSafariHint(place, words) {
  if (isSafariTab()) place.replaceChildren(element("p", { class: "notice problem" }, words.safari));
}

/**
 * Offer to install where the browser lets us; its offer comes when it likes, or never.
 * @param {HTMLElement} place
 * @param {{install: string, whyInstall: string}} words
 */
export function offerInstall(place, words) {
  addEventListener("beforeinstallprompt", (offer) => {
    offer.preventDefault();
    const take = async () => {
      place.replaceChildren();
      await offer.prompt();
    };
    const button = element("button", { type: "button", onclick: take }, words.install);
    place.replaceChildren(element("p", {}, words.whyInstall), element("div", { class: "buttons" }, button));
  });
  addEventListener("appinstalled", () => place.replaceChildren());
}
