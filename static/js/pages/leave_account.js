// The way out, from any page that has the button: send first, ask about what could not be sent, leave nothing readable.
import { logOut, sendFirst } from "../sync/log_out.js";
import { askHowToLeave } from "../ui/leave_dialog.js";
import { showNotice } from "../ui/notices.js";
import { words } from "./account_messages.js";

/** Resolves when she stayed; else the page goes to the start. */
export async function leaveAccount() {
  for (;;) {
    const left = await sendFirst();
    const how = left ? await askHowToLeave(left, words.leaving) : "sent";
    if (how === "back") return;
    if (how === "send") continue;
    try {
      await logOut(how === "keep");
    } catch {
      showNotice("leaving", words.leaving.notLocked, { problem: true });
      return;
    }
    document.body.replaceChildren();
    location.replace("/");
    return;
  }
}
