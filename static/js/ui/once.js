// An act that makes something and then leaves the page: a second tap before the page has gone would make a second one.

/**
 * @param {(...given) => Promise<boolean>} act gives whether the page is going; until then no tap counts, on no button of this act
 * @returns {(event: Event, ...given) => Promise<void>}
 */
export function once(act) {
  let pressed = null;
  const letGo = () => {
    if (!pressed) return;
    pressed.disabled = false;
    if (document.activeElement === document.body) pressed.focus(); // being disabled took it away
    pressed = null;
  };
  addEventListener("pageshow", (event) => event.persisted && letGo());

  return async ({ currentTarget }, ...given) => {
    if (pressed) return;
    pressed = currentTarget;
    pressed.disabled = true;
    let isLeaving = false;
    try {
      isLeaving = await act(...given);
    } finally {
      if (!isLeaving) letGo();
    }
  };
}
