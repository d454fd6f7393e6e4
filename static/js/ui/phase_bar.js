// The row of phases: where you are, what was seen there, and a way to jump.
import { valueOf } from "../domain/fold.js";
import { hook, hooks } from "./element.js";

/**
 * @param {object} observation the open observation
 * @param {(count: number) => string} seenWords "3 gezien"; no denominator, this is not a score
 * @returns {() => void} draw the counts as they are now
 */
export function bindPhaseBar(observation, seenWords) {
  const menu = hook("phase-now");
  const [menuTitle, menuCount] = [hook("phase-now-title"), hook("phase-now-count")];
  const phases = hooks("phase").map((button) => {
    const section = document.getElementById(`fase-${button.dataset.phase}`);
    const rows = hooks("row", section).map((row) => `seen.${row.dataset.row}`);
    return { button, section, rows, title: button.firstElementChild.textContent, count: hook("count", button) };
  });
  let current = phases[0];
  let isChosen = false; // by a tap: stays until she scrolls on, also where the page is too short to bring it on top

  const open = (isOpen) => menu.setAttribute("aria-expanded", String(isOpen));
  const draw = () => {
    for (const { count, rows } of phases) {
      const seen = rows.filter((field) => valueOf(observation.answers, field) === "yes").length;
      const text = seen ? seenWords(seen) : "";
      if (count.textContent !== text) count.textContent = text;
    }
    menuTitle.textContent = current.title;
    menuCount.textContent = current.count.textContent;
  };
  const moveTo = (phase) => {
    current = phase;
    for (const { button } of phases) button.removeAttribute("aria-current");
    phase.button.setAttribute("aria-current", "true");
    draw();
  };

  menu.addEventListener("click", () => open(menu.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && open(false));
  for (const phase of phases) {
    phase.button.addEventListener("click", () => {
      open(false);
      isChosen = true;
      phase.section.scrollIntoView({ behavior: "instant", block: "start" });
      phase.section.querySelector("h2").focus({ preventScroll: true });
      moveTo(phase);
    });
  }
  for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, () => (isChosen = false), { passive: true });
  watch(phases, (phase) => isChosen || moveTo(phase));
  moveTo(current);
  return draw;
}

/** The current phase is the one that lies across a line at a third of the window. */
function watch(phases, moveTo) {
  const across = new IntersectionObserver(
    (entries) => {
      const entry = entries.findLast((one) => one.isIntersecting);
      if (entry) moveTo(phases.find((phase) => phase.section === entry.target));
    },
    { rootMargin: "-33% 0px -66% 0px" },
  );
  for (const { section } of phases) across.observe(section);
}
