import { hook } from "../ui/element.js";

/** The button is in the template, hidden: without this script it would do nothing. */
export function bindPrint() {
  const button = hook("print");
  button.hidden = false;
  button.addEventListener("click", () => print());
}
