// A film from this device beside the form, to practise with. It plays from where it is: nothing of it is sent or kept.
import { element, hook } from "./element.js";

const SHEET = "/static/css/components/film.css";

/**
 * @param {Object<string, string>} words
 * @param {boolean} isBegun  she ticked or wrote something before: then the film was chosen before, and is asked for again
 */
export function bindFilmPanel(words, isBegun) {
  document.head.append(element("link", { rel: "stylesheet", href: SHEET }));
  const said = element("p", { class: "film-said", role: "status" }, isBegun ? words.again : words.first);
  const file = element("input", { type: "file", accept: "video/*", "aria-label": words.choose, hidden: true });
  const choose = element("button", { type: "button", "data-hook": "choose-film", onclick: () => file.click() }, words.choose);
  const elsewhere = element("button", { type: "button", class: "quiet" }, words.elsewhere);
  const panel = element(
    "section",
    { class: "film", "data-hook": "film", "aria-label": words.name },
    said,
    element("div", { class: "film-buttons" }, choose, file, elsewhere),
  );
  let video = null;
  const place = (where) => {
    document.documentElement.dataset.film = where;
    elsewhere.hidden = where === "elsewhere" || video !== null;
  };

  const close = () => {
    if (!video) return;
    URL.revokeObjectURL(video.src);
    video.remove();
    video = null;
  };
  const fold = (text) => {
    close();
    said.textContent = text;
    choose.textContent = words.choose;
    place("beside");
  };
  const play = (chosen) => {
    close();
    video = element("video", { controls: true, playsinline: true, preload: "metadata", "aria-label": words.film });
    const current = video; // one that was closed may still find that it cannot play
    video.addEventListener("error", () => current === video && fold(words.notPlayed));
    video.src = URL.createObjectURL(chosen);
    panel.prepend(video);
    said.textContent = "";
    choose.textContent = words.other;
    place("beside");
  };
  elsewhere.addEventListener("click", () => {
    fold(words.watchingElsewhere);
    place("elsewhere");
    choose.focus(); // the button that had it has gone
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files;
    if (chosen) play(chosen);
    file.value = ""; // the same file may be chosen again
  });
  hook("form").before(panel);
  place("beside");
  followHeights(panel);
}

/** The panel stays below the bar on top, and what gets the focus stays below both. */
function followHeights(panel) {
  const root = document.documentElement;
  const bars = { "--top-bar": hook("phase-now").parentElement, "--film": panel };
  const observer = new ResizeObserver(() => {
    for (const [name, bar] of Object.entries(bars)) root.style.setProperty(name, `${bar.offsetHeight}px`);
  });
  for (const bar of Object.values(bars)) observer.observe(bar);
}
