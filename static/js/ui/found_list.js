// The list below the search box: rows that are links, and the arrow keys between box and rows.
import { element } from "./element.js";

/**
 * @param {HTMLElement} list
 * @param {HTMLInputElement} box
 * @param {(found: import("../domain/search_index.js").Entry) => string} kindOf "Kaart 1"
 * @returns {(found: import("../domain/search_index.js").Entry[]) => void} draws them in this order
 */
export function bindFoundList(list, box, kindOf) {
  const rows = new Map(); // made once: a keystroke only changes which are there
  const links = () => [...list.querySelectorAll("a")];
  let drawn = "";

  function rowOf(found) {
    if (!rows.has(found.id)) rows.set(found.id, makeRow(found, kindOf(found)));
    return rows.get(found.id);
  }

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = links();
    const at = all.indexOf(document.activeElement) + step;
    if (at < -1 || at >= all.length) return;
    event.preventDefault();
    (all[at] ?? box).focus();
  }

  box.addEventListener("keydown", (event) => event.key === "ArrowDown" && move(event));
  list.addEventListener("keydown", (event) => (event.key === "Escape" ? box.focus() : move(event)));

  return (found) => {
    const asked = found.map(({ id }) => id).join(" ");
    if (asked === drawn) return;
    drawn = asked;
    list.replaceChildren(...found.map(rowOf));
    list.hidden = found.length === 0;
  };
}

function makeRow({ title, summary, address }, kind) {
  const link = element(
    "a",
    { href: address },
    element("span", { class: "found-kind" }, kind),
    element("span", { class: "found-title" }, title),
  );
  return element("li", {}, link, element("p", { class: "found-summary" }, summary));
}
