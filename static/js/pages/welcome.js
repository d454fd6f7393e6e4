// Where logging in ends: from here on this tablet works in her store. What she locked away here comes back, the rest is fetched.
import { account, setAccount } from "../storage/account.js";
import { unseal } from "../storage/sealed.js";
import { session } from "../sync/api.js";
import { syncNow } from "../sync/keep_in_touch.js";
import { makeRoom } from "../sync/log_out.js";
import { hook } from "../ui/element.js";
import { showNotice } from "../ui/notices.js";
import { words as general } from "../messages.js";
import { words } from "./account_messages.js";
import { startPage } from "./page_start.js";

const said = hook("said");
const progress = hook("progress");
const hers = document.body.dataset.account;

/** @returns {Promise<boolean>} whether this page works in her store; else it begins again, or says why not */
async function arrive() {
  // Someone who never logged out here. Before anything that needs a network: when this breaks off, her store is closed already.
  if (account && account.id !== hers) await makeRoom();
  const { account_id: id, name, seal_key } = await session();
  const isKept = id !== hers || setAccount({ id, name, seal_key });
  if (account?.id === hers && id === hers) return true;
  if (isKept) location.replace("/welkom");
  else said.textContent = words.notKept;
  return false;
}

async function fetchAll() {
  if (!(await unseal().catch(() => false))) showNotice("sealed", words.sealed, { problem: true });
  const { heard } = await syncNow((done, all) => {
    if (!all) return;
    progress.hidden = false;
    [progress.max, progress.value] = [all, done];
    said.textContent = words.fetching(done, all);
  });
  progress.hidden = true;
  said.textContent = heard.problem ? words.notFetched : words.fetched;
}

/** In her own store she can go on without a network; on the way to it she can't. */
function tellNotArrived() {
  said.textContent = "";
  showNotice("arriving", words.notArrived, { problem: true, actions: [{ label: general.tryAgain, act: () => location.reload() }] });
  return false;
}

startPage();
if (await arrive().catch(() => account?.id === hers || tellNotArrived())) await fetchAll();
