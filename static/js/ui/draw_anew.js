// Lists that are drawn once more because something came from elsewhere.

/**
 * Draw a list anew without taking the keyboard's place: who stood on something with a `data-key` stands on what has it now.
 * @param {HTMLElement} list  @param {Node[]} nodes
 */
export function drawAnew(list, nodes) {
  const key = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...nodes);
  if (key) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
