// On every page of someone who is logged in: the store and the server are kept the same.
import { afterWriting, keepInTouch } from "../sync/keep_in_touch.js";

/** @param {{onChange: (listener: (change: {origin: string}) => void) => void}} [observation] the open one, where there is one */
export function bindAccount(observation) {
  keepInTouch();
  observation?.onChange(({ origin }) => origin === "here" && afterWriting());
}
