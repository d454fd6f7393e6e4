// One search over cards, gesprekswijzer, behaviours and assignments; all of it on the tablet.
import { makeSearch } from "../domain/search_index.js";
import { hook, hooks } from "../ui/element.js";
import { bindFoundList } from "../ui/found_list.js";
import { showNotice } from "../ui/notices.js";
import { beginPage, sayUsable } from "./page_start.js";
import { words } from "./search_messages.js";

// One letter begins a third of all words; one digit is a card.
const LONG_ENOUGH = /^\d|../su;
const MOST_SHOWN = 60; // letters of the query that are read back
const PATIENCE = 10_000; // ms without the words, after which the page says so
const PAUSE = 300; // ms; a screen reader is not interrupted at every letter

const box = hook("query");
const draw = bindFoundList(hook("found"), box, words.kind);
let find = null; // until the words are there
let hasFailed = false;
let pause = 0;

function show() {
  const query = box.value.trim();
  const isAsked = find !== null && LONG_ENOUGH.test(query);
  const found = isAsked ? find(query) : [];
  draw(found);
  hook("nothing").hidden = !isAsked || found.length > 0;
  hook("examples").hidden = found.length > 0;
  clearTimeout(pause);
  pause = setTimeout(() => {
    hook("count").textContent = said(query, found.length);
    remember();
  }, PAUSE);
}

function said(query, count) {
  if (!query || hasFailed) return "";
  if (!LONG_ENOUGH.test(query)) return words.tooShort;
  return find ? words.count(count, shortened(query)) : words.fetching;
}

const shortened = (query) => (query.length > MOST_SHOWN ? `${query.slice(0, MOST_SHOWN).trim()}…` : query);

/** With this entry of the tab's history: Back brings the list back, and the query is in no address and on no disk of ours. */
function remember() {
  history.replaceState({ query: box.value }, "");
}

async function readWords() {
  try {
    const answer = await fetch("/search.json", { signal: AbortSignal.timeout(PATIENCE) });
    find = makeSearch(await answer.json());
  } catch {
    hasFailed = true;
    showNotice("search", words.unavailable, { problem: true });
  }
}

function bind() {
  box.value = history.state?.query ?? box.value; // what was typed before this script was there
  box.addEventListener("input", show);
  hook("found").addEventListener("click", remember);
  hook("search").addEventListener("submit", (event) => {
    event.preventDefault();
    hook("found").querySelector("a")?.focus();
  });
  for (const example of hooks("example")) {
    example.addEventListener("click", () => {
      box.value = example.textContent;
      box.focus();
      show();
    });
  }
  if (!box.value) box.focus();
}

bind();
beginPage();
if (box.value) show();
await readWords();
show();
sayUsable();
