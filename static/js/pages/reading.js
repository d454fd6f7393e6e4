// Cards, guide and behaviours: all there is to read is in the page; this adds printing and the way back.
import { hook } from "../ui/element.js";
import { startPage } from "./page_start.js";
import { bindPrint } from "./print_button.js";

/** For who came from the form or the report: an app on the home screen has no Back button of its own. */
function bindBack(button) {
  button.hidden = history.length < 2;
  button.addEventListener("click", () => history.back());
}

if (hook("print")) bindPrint();
if (hook("back")) bindBack(hook("back"));
startPage();
