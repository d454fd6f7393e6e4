// The observations on this tablet: one line each, with what one can do about it below.
import { drawAnew } from "./draw_anew.js";
import { element } from "./element.js";

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} name  who or what it is about
 * @property {string} facts  kind and date
 * @property {string} state  what the line says about how far it is
 * @property {string} progress
 * @property {string} goes  when it goes away
 * @property {boolean} isLeaving  it is announced that it goes
 * @property {string} address  where she goes on
 * @property {{label: string, address: string}[]} links
 * @property {{label: string, act: () => void}[]} acts
 * @property {string} more
 */

/** @param {HTMLUListElement} list  @param {Item[]} items */
export function drawObservations(list, items) {
  const opened = [...list.querySelectorAll("[aria-expanded=true]")].map((toggle) => toggle.dataset.key);
  drawAnew(list, items.map((item) => row(item, opened)));
}

/** @param {Item} item  @param {string[]} opened  keys of what is unfolded */
function row(item, opened) {
  const key = (name) => ({ "data-key": `${item.id} ${name}` });
  // Every row has the same buttons: the name tells a listener which row it is.
  const about = { "aria-describedby": `name-${item.id}` };
  const link = element(
    "a",
    { class: "observation-open", href: item.address, ...key("open") },
    element("span", { class: "observation-name", id: `name-${item.id}` }, item.name),
    " ",
    element("span", { class: "observation-facts" }, item.facts),
    " ",
    element("span", { class: "observation-state", "data-state": item.progress }, item.state),
  );
  const isOpen = opened.includes(key("more")["data-key"]);
  const more = element(
    "div",
    { class: "observation-more", id: `more-${item.id}`, hidden: !isOpen },
    ...item.links.map(({ label, address }) => element("a", { class: "button quiet", href: address, ...about, ...key(label) }, label)),
  );
  const acts = item.acts.map(({ label, act }) => element("button", { type: "button", class: "quiet", onclick: act, ...about, ...key(label) }, label));
  const foot = element(
    "div",
    { class: "observation-foot" },
    element("span", { class: item.isLeaving ? "observation-goes soon" : "observation-goes" }, item.goes),
    element("div", { class: "observation-acts" }, ...acts, item.links.length > 0 ? toggle(item.more, more, { ...about, ...key("more") }) : ""),
  );
  return element("li", { class: "observation", "data-observation": item.id }, link, foot, more);
}

function toggle(label, target, attributes) {
  const flip = () => {
    target.hidden = !target.hidden;
    button.setAttribute("aria-expanded", String(!target.hidden));
  };
  const button = element("button", { type: "button", class: "quiet", "aria-expanded": String(!target.hidden), "aria-controls": target.id, onclick: flip, ...attributes }, label);
  return button;
}
