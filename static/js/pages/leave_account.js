// The way out, from any page that has the button: send first, ask about what could not be sent, leave nothing readable.
import { logOut, sendFirst } from "../sync/log_out.js";
import { element, hook } from "../ui/element.js";
import { askHowToLeave } from "../ui/leave_dialog.js";
import { removeNotice, showNotice } from "../ui/notices.js";
import { words } from "./account_messages.js";
import { keepAll } from "./copies.js";

let isLeaving = false;

/** Resolves when she stayed; else the page goes to the start. */
export async function leaveAccount() {
  if (isLeaving) return;
  isLeaving = true;
  try {
    await leave();
  } finally {
    isLeaving = false;
  }
}

async function leave() {
  for (;;) {
    showNotice("leaving", words.sending);
    const left = await sendFirst();
    removeNotice("leaving");
    const how = left === 0 ? "sent" : await askHowToLeave(left, words.leaving, keepAll);
    if (how === "back") return;
    if (how === "send") continue;
    let isEmptied;
    try {
      isEmptied = await logOut(how);
    } catch {
      showNotice("leaving", words.leaving.notLocked, { problem: true });
      return;
    }
    if (!isEmptied) return tellLeftBehind();
    document.body.replaceChildren();
    location.replace("/");
    return;
  }
}

/** She is logged out, and her store would not go. Nothing of it stays on screen. */
function tellLeftBehind() {
  const notices = hook("notices");
  notices.replaceChildren(element("h1", {}, words.leaving.loggedOut));
  document.body.replaceChildren(element("main", {}, notices));
  showNotice("leaving", words.leaving.leftBehind, { problem: true, actions: [{ label: words.leaving.toStart, act: () => location.replace("/") }] });
}
