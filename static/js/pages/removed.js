// Her account was removed from this tablet: what this browser kept of it goes as well. This page comes only as an answer to that.
import { account, setAccount } from "../storage/account.js";
import { clearAccount } from "../storage/sealed.js";
import { hook } from "../ui/element.js";
import { words } from "./removed_messages.js";
import { startPage } from "./page_start.js";

if (account && account.id === document.body.dataset.removed) {
  setAccount(null);
  // Without `startPage`: it would take this page, which began with an account, for one that must go.
  await clearAccount().then(
    () => (hook("said").textContent = words.gone),
    () => (hook("said").textContent = words.stuck),
  );
  document.documentElement.dataset.ready = "true";
} else {
  startPage();
}
