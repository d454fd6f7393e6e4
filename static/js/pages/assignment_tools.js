// Opdracht 2: its questions, and no more than that.
import { answerQuestions } from "./answer_questions.js";

await answerQuestions();
