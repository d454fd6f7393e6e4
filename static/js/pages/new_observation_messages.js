// What the page before the conversation says beyond its template.
import { safariWords } from "./install_messages.js";

export const words = {
  ...safariWords,
  starCount: (count) => (count ? `${count} gekozen` : ""),
  enough: "Drie is genoeg om op te letten. Haal eerst een ster weg als je een andere wilt.",
  begin: "Begin met kijken",
  goOn: "Verder met kijken",
};
