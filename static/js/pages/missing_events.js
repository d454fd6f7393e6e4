// Part of this observation was kept on this tablet and is no longer there. Said on every page, until she has understood.
import { acceptLoss } from "../storage/losses.js";
import { removeNotice, showNotice } from "../ui/notices.js";
import { words } from "./missing_events_messages.js";

/** @param {object} observation the open observation, of which something is missing */
export function tellMissing(observation) {
  const understand = () => {
    acceptLoss(observation.id, observation.events.map(({ id }) => id));
    removeNotice("missing");
  };
  showNotice("missing", words.missing(), { problem: true, actions: [{ label: words.understood, act: understand }] });
  // A copy that is opened in another tab brings it back.
  observation.onChange(() => observation.missing || removeNotice("missing"));
}
