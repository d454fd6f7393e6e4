// Making a passkey for one's own account.
import { hook } from "../ui/element.js";
import { startPage } from "./page_start.js";
import { canUsePasskeys, makePasskey, once } from "./passkey_acts.js";

const form = hook("add-passkey");
hook(canUsePasskeys ? "add-passkey" : "no-passkeys").hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  once(hook("make-passkey"), hook("passkey-said"), async () => {
    await makePasskey(form.elements.namedItem("name").value, form.elements.namedItem("csrf_token").value);
    return "/account/sleutels";
  });
});
startPage();
