import { words } from "../messages.js";
import { hooks } from "./element.js";

/** Light or dark in one tap; `remember` keeps the choice ("light" or "dark"). */
export function bindTheme(remember) {
  const root = document.documentElement;
  const buttons = hooks("theme");
  const draw = () => {
    for (const button of buttons) {
      button.textContent = root.dataset.theme === "dark" ? words.toLight : words.toDark;
      button.hidden = false;
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      remember(root.dataset.theme);
    });
  }
  // It may also change on /tablet, or with the device itself.
  new MutationObserver(draw).observe(root, { attributeFilter: ["data-theme"] });
  draw();
}
