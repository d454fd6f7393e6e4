// The form: the ticks first, since the parent may be sitting down already. The rest follows at once.
import "../ui/theme_at_start.js";
import { afterPaint } from "../ui/after_paint.js";
import { hook } from "../ui/element.js";
import { bindTicks } from "../ui/tick_row.js";
import { idInAddress } from "./address.js";
import { words } from "./observation_messages.js";
import { openObservation } from "./open_observation.js";

// This script does not wait for the page: the store answers while the page is read and laid out.
const opening = openObservation(idInAddress());
if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("readystatechange", resolve, { once: true }));
const observation = await opening;
const ticks = bindTicks(observation, words);
observation.onChange(({ fields }) => ticks.draw(fields));
observation.onChange(afterPaint(ticks.drawMoments));
// From here on a tick counts; data-ready says that all of the page does.
document.documentElement.dataset.ticks = "true";

// Not awaited: the rest imports from the file this is joined into, and would wait for it for ever. And not at once: a tick
// that is made now is on disk before the rest takes the browser's time, a slow disk given a second.
setTimeout(bindRest, 50, 20);

async function bindRest(patience) {
  if (patience && observation.status.state === "saving") return setTimeout(bindRest, 50, patience - 1);
  ticks.drawMoments();
  let rest;
  try {
    rest = await import("./observation_rest.js");
  } catch {
    // No network and nothing kept yet: what she ticks is written all the same.
    hook("incomplete").hidden = false;
    return;
  }
  rest.bindRest(observation, () => ticks.drawMoments());
  ticks.bindAll();
}
