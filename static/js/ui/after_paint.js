/**
 * A listener for changes that acts once the tick itself is on screen; the changes of one frame come together.
 * @param {(fields: string[]) => void} act
 */
export function afterPaint(act) {
  let waiting = [];
  return ({ fields }) => {
    if (waiting.length === 0) requestAnimationFrame(() => setTimeout(() => act(waiting.splice(0))));
    waiting.push(...fields);
  };
}
