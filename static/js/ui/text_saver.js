// The most that a killed tab may cost, in ms. Counted from the first unsaved letter: who types on and on is kept too.
const UNSAVED = 500;

/**
 * Save a text field while someone writes: every half second, when she leaves it, and when the page hides.
 * Writing is the caller's; the field itself is never touched here.
 * @param {HTMLTextAreaElement|HTMLInputElement} field
 * @param {(text: string) => void} save
 * @param {() => void} [touched] there is something to save from now on
 * @returns {{flush: () => void}}
 */
export function saveText(field, save, touched) {
  let timer = 0;
  const flush = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    save(field.value);
  };
  field.addEventListener("input", () => {
    if (timer) return;
    timer = setTimeout(flush, UNSAVED);
    touched?.();
  });
  field.addEventListener("blur", flush);
  // iOS and Android may kill a hidden page without another word.
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  addEventListener("pagehide", flush);
  return { flush };
}
