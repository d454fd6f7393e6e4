// Opdracht 1: its questions, and exercises with a film: an observation with the same form, marked as practice.
import { valueOf } from "../domain/fold.js";
import { isPractice, pageToGoOn } from "../domain/progress.js";
import { listObservations } from "../storage/record_list.js";
import { element, hook } from "../ui/element.js";
import { once } from "../ui/once.js";
import { addressOf } from "./address.js";
import { answerQuestions } from "./answer_questions.js";
import { words } from "./assignment_messages.js";
import { dayWords, today } from "./day_words.js";
import { carriedNames } from "./known_names.js";
import { openObservation } from "./open_observation.js";

async function practise() {
  const observation = await openObservation(null);
  const facts = [["setup.practice", true], ["setup.date", today()], ...Object.entries(await carriedNames())];
  if ((await observation.writeAll(facts)) === "failed") {
    hook("practise-said").textContent = words.noStart;
    return false;
  }
  location.assign(addressOf("/observatie", observation.id));
  return true;
}

async function drawExercises() {
  const listed = await listObservations().catch(() => []); // the questions say what is wrong with the store
  const exercises = listed.filter(({ answers }) => isPractice(answers));
  hook("exercises").hidden = exercises.length === 0;
  hook("exercise-list").replaceChildren(...exercises.map(exercise));
}

function exercise({ id, answers }) {
  const day = valueOf(answers, "setup.date");
  return element("li", {}, element("a", { href: addressOf(pageToGoOn(answers), id) }, words.exercise(day && dayWords(day))));
}

hook("practise").addEventListener("click", once(practise));
addEventListener("pageshow", (event) => event.persisted && drawExercises());
await drawExercises();
await answerQuestions();
