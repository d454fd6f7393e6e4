// Logging in: the form needs no script, a passkey does.
import { hook } from "../ui/element.js";
import { startPage } from "./page_start.js";
import { canUsePasskeys, logInWithPasskey, said } from "./passkey_acts.js";

if (canUsePasskeys) {
  const button = hook("use-passkey");
  hook("passkey").hidden = false;
  button.addEventListener("click", async () => {
    try {
      location.assign(await logInWithPasskey(button.dataset.token));
    } catch (problem) {
      hook("passkey-said").textContent = said(problem);
    }
  });
}
startPage();
