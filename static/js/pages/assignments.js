// The three assignments, and which of them she began.
import { writtenIn } from "../domain/joined_answers.js";
import { listen } from "../storage/channel.js";
import { listAll } from "../storage/record_list.js";
import { hooks } from "../ui/element.js";
import { words } from "./assignment_messages.js";
import { sayWhereKept } from "./kept_where.js";
import { startPage } from "./page_start.js";

async function draw() {
  const listed = await listAll().catch(() => []); // nothing can be read: then nothing is said
  const begun = new Set(listed.filter(({ kind }) => kind === "assignment").flatMap(({ answers }) => writtenIn(answers)));
  for (const state of hooks("state")) state.textContent = begun.has(state.dataset.assignment) ? words.begun : "";
}

sayWhereKept();
listen(draw);
addEventListener("pageshow", (event) => event.persisted && draw());
await draw();
startPage();
