// The empty form, for paper.
import { bindPrint } from "./print_button.js";
import { startPage } from "./page_start.js";

bindPrint();
startPage();
