// An observation from a file of another account: it opens as its report, and nothing on the page writes.
import { hook } from "../ui/element.js";
import { showNotice } from "../ui/notices.js";
import { addressOf } from "./address.js";
import { copyWords } from "./copies_messages.js";

const REPORT = "/verslag";
const WRITING = ["scope", "to-feedback", "take-along", "status"];

/** @param {object} observation the open observation */
export function showReadOnly(observation) {
  if (location.pathname !== REPORT) return location.replace(addressOf(REPORT, observation.id));
  for (const name of WRITING) hook(name).hidden = true;
  return showNotice("read-only", copyWords.readOnly);
}
