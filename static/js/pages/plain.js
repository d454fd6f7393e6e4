// Pages to read: light or dark, keeping the app up to date, nothing else.
import { startPage } from "./page_start.js";

startPage();
