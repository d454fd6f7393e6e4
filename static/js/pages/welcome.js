// Where logging in ends: from here on this tablet works in her store. What she locked away here comes back, the rest is fetched.
import { account, setAccount } from "../storage/account.js";
import { unseal } from "../storage/sealed.js";
import { session } from "../sync/api.js";
import { syncNow } from "../sync/keep_in_touch.js";
import { hook } from "../ui/element.js";
import { showNotice } from "../ui/notices.js";
import { words } from "./account_messages.js";
import { startPage } from "./page_start.js";

const said = hook("said");
const progress = hook("progress");

async function arrive() {
  const { account_id: id, name, seal_key } = await session();
  if (account?.id === id) return account.name === name || setAccount({ id, name, seal_key });
  // Someone who never logged out here: what she had not sent is locked away.
  if (account) await (await import("../sync/log_out.js")).makeRoom();
  if (!setAccount({ id, name, seal_key })) return void (said.textContent = words.notKept);
  return location.replace("/welkom");
}

async function fetchAll() {
  if (!(await unseal())) showNotice("sealed", words.sealed, { problem: true });
  const { heard } = await syncNow((done, all) => {
    if (!all) return;
    progress.hidden = false;
    [progress.max, progress.value] = [all, done];
    said.textContent = words.fetching(done, all);
  });
  progress.hidden = true;
  said.textContent = heard.problem ? words.notFetched : words.fetched;
}

if (account?.id === document.body.dataset.account) {
  startPage();
  await arrive().catch(() => null);
  await fetchAll();
} else {
  startPage();
  await arrive().catch(() => (said.textContent = words.notFetched));
}
