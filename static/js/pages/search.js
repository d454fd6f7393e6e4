// One search over cards, gesprekswijzer, behaviours and assignments; all of it on the tablet.
import { makeSearch } from "../domain/search_index.js";
import { hook, hooks } from "../ui/element.js";
import { bindFoundList } from "../ui/found_list.js";
import { showNotice } from "../ui/notices.js";
import { startPage } from "./page_start.js";
import { words } from "./search_messages.js";

// One letter begins a third of all words.
const FEWEST_LETTERS = 2;
const MOST_SHOWN = 60; // letters of the query that are read back
const PAUSE = 300; // ms; a screen reader is not interrupted at every letter

const box = hook("query");
const draw = bindFoundList(hook("found"), box, words.kind);
let find = null; // until the words are there
let pause = 0;

function show() {
  const query = box.value.trim();
  const isAsked = find !== null && query.length >= FEWEST_LETTERS;
  const found = isAsked ? find(query) : [];
  draw(found);
  hook("nothing").hidden = !isAsked || found.length > 0;
  hook("examples").hidden = found.length > 0;
  clearTimeout(pause);
  pause = setTimeout(() => {
    hook("count").textContent = isAsked ? words.count(found.length, shortened(query)) : "";
    remember();
  }, PAUSE);
}

const shortened = (query) => (query.length > MOST_SHOWN ? `${query.slice(0, MOST_SHOWN).trim()}…` : query);

/** With this entry of the tab's history: Back brings the list back, and the query is in no address and on no disk of ours. */
function remember() {
  history.replaceState({ query: box.value }, "");
}

async function readWords() {
  try {
    find = makeSearch(await (await fetch("/search.json")).json());
  } catch {
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
await readWords();
show();
startPage();
