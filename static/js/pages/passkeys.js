// Making a passkey for one's own account.
import { hook } from "../ui/element.js";
import { startPage } from "./page_start.js";
import { canUsePasskeys, makePasskey, said } from "./passkey_acts.js";

const form = hook("add-passkey");
form.hidden = !canUsePasskeys;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await makePasskey(form.elements.namedItem("name").value, form.elements.namedItem("csrf_token").value);
    location.assign("/account/sleutels");
  } catch (problem) {
    hook("passkey-said").textContent = said(problem);
  }
});
startPage();
