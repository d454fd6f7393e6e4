// The course of the meeting: begin, the running minute, end.
import { startOf, momentOf } from "../domain/minutes.js";
import { hook } from "./element.js";

/**
 * @param {object} observation the open observation
 * @param {{begun: string, ended: string, momentWords: (moment: object) => string}} words
 * @param {{now: () => string, ended: () => void}} act `now` gives a made_at
 * @returns {{draw: () => void, isRunning: () => boolean}}
 */
export function bindMeeting(observation, words, { now, ended }) {
  const [begin, text, notEnded, minute, end] = ["begin", "begin-text", "not-ended", "minute", "end"].map((name) => hook(name));
  const isEnded = () => observation.value("meeting.ended") === true;
  const isRunning = () => startOf(observation.answers) !== null && !isEnded();

  const drawMinute = () => {
    const moment = isRunning() ? momentOf(observation.answers, now()) : null;
    // Nobody counts the hours after a meeting whose end was forgotten.
    const shown = moment?.afterwards ? "" : words.momentWords(moment);
    if (minute.textContent !== shown) minute.textContent = shown;
  };
  const draw = () => {
    const hasBegun = startOf(observation.answers) !== null || isEnded();
    begin.hidden = hasBegun;
    text.hidden = !hasBegun;
    text.textContent = isEnded() ? words.ended : words.begun;
    notEnded.hidden = !isEnded();
    end.dataset.running = String(isRunning());
    drawMinute();
    for (const field of ["meeting.started", "meeting.ended"]) observation.drawn(field);
  };

  begin.addEventListener("click", () => {
    observation.write("meeting.started", true);
    draw();
  });
  notEnded.addEventListener("click", () => {
    observation.write("meeting.ended", null);
    draw();
  });
  end.addEventListener("click", async () => {
    // The situations she expected go with the meeting, whatever other devices chose.
    observation.drawn("setup.cards");
    const changes = [["meeting.ended", true], ["setup.cards", null]];
    // What is not kept would be gone with the page: then the status says so and she stays.
    if (!isEnded() && (await observation.writeAll(changes)) === "failed") return;
    ended();
  });
  setInterval(drawMinute, 1000);
  draw();
  return { draw, isRunning };
}
