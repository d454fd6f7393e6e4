// The tick is on screen by then and as a rule on disk: what waited is drawn in one frame with "Bewaard".
const PAUSE = 60; // ms
const waiting = new Map(); // act -> fields that changed since it last acted

/**
 * A listener for changes that acts once the tick itself is on screen; changes shortly after each other come together.
 * @param {(fields: string[]) => void} act
 */
export function afterPaint(act) {
  return ({ fields }) => {
    if (!waiting.size) setTimeout(actNow, PAUSE);
    if (waiting.has(act)) waiting.get(act).push(...fields);
    else waiting.set(act, [...fields]);
  };
}

function actNow() {
  const acts = [...waiting];
  waiting.clear();
  for (const [act, fields] of acts) act(fields);
}
