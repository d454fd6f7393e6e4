// Keeps the screen on while the meeting runs; a tablet that was put away may go to sleep.
const UNTOUCHED = 20 * 60_000; // ms

/**
 * @param {() => boolean} isRunning is the meeting going on?
 * @returns {{update: () => void}} call when that may have changed
 */
export function keepAwake(isRunning) {
  if (!navigator.wakeLock) return { update() {} };
  let lock = null;
  let timer = 0;
  let isAsking = false;
  let isPutAway = false;

  const release = () => {
    lock?.release();
    lock = null;
  };
  const update = async () => {
    if (!isRunning()) return release();
    if (lock || isAsking || isPutAway || document.hidden) return;
    isAsking = true;
    try {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => (lock = null));
    } catch {
      // Battery low, or not allowed: the screen goes off as it always does. Nothing is lost by that.
    }
    isAsking = false;
    if (!isRunning()) release();
  };
  const putAway = () => {
    isPutAway = true;
    release();
  };
  const touched = () => {
    clearTimeout(timer);
    isPutAway = false;
    timer = setTimeout(putAway, UNTOUCHED);
    if (!lock) update();
  };
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touched, { passive: true });
  document.addEventListener("visibilitychange", update);
  touched();
  return { update };
}
