// The form of an exercise: the film beside it, and nothing that belongs to a real meeting.
import { hook } from "../ui/element.js";
import { bindFilmPanel } from "../ui/film_panel.js";
import { words } from "./film_messages.js";

/** @param {object} observation the open observation, an exercise */
export function bindPractice(observation) {
  const isBegun = Object.keys(observation.answers).some((field) => !field.startsWith("setup."));
  bindFilmPanel(words, isBegun);
  hook("parents").hidden = true; // no parent reads along with a film
}
