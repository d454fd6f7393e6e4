// Logging in: the form needs no script, a passkey does.
import { hook } from "../ui/element.js";
import { startPage } from "./page_start.js";
import { canUsePasskeys, logInWithPasskey, once } from "./passkey_acts.js";

if (canUsePasskeys) {
  const button = hook("use-passkey");
  hook("passkey").hidden = false;
  button.addEventListener("click", () => {
    once(button, hook("passkey-said"), () => logInWithPasskey(button.dataset.token));
  });
}
startPage();
