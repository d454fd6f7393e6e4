// Dutch sentences that more than one page says. A page's own sentences stand in pages/<page>_messages.js.

/** "deze tablet", "deze telefoon" or "dit apparaat": what the person holds, as far as a browser can tell. */
export function thisDevice() {
  return (device ??= deviceWords());
}

let device = null; // it stays the same, and the browser takes its time to tell

function deviceWords() {
  if (!matchMedia("(pointer: coarse)").matches) return "dit apparaat";
  return Math.min(screen.width, screen.height) < 500 ? "deze telefoon" : "deze tablet";
}

const FAILURES = {
  full: "De opslag is vol.",
  too_long: "Deze tekst is te lang om te bewaren. Verdeel hem over meer velden.",
  closed: "De browser heeft de opslag gesloten.",
  unavailable: "De browser laat niets bewaren.",
};

/**
 * What the status line says, and a longer explanation where something is wrong.
 * @param {{state: string, reason?: string}} status
 * @returns {{text: string, place?: string, explanation: string}} `place` may be left out of sight where room is short
 */
export function statusWords({ state, reason }) {
  const here = thisDevice();
  switch (state) {
    case "saved":
      return { text: "Bewaard", place: `op ${here}`, explanation: "" };
    case "saving":
      return { text: "Wordt bewaard", place: `op ${here}`, explanation: "" };
    case "new":
      return { text: "Nog niets te bewaren", explanation: "" };
    case "nothing_kept":
      return {
        text: "Dit venster bewaart niets",
        explanation:
          "Dit venster bewaart niets, misschien omdat het een privévenster is. Wat je schrijft, staat alleen op deze pagina. " +
          "Bewaar een kopie voor je verdergaat, en open die in een gewoon venster.",
      };
    case "gone":
      if (reason === "unknown") {
        return {
          text: `Niet op ${here}`,
          explanation: `Deze observatie staat niet op ${here}. Misschien is ze op een ander apparaat gemaakt. Ga terug naar Observaties.`,
        };
      }
      return {
        text: `Niet meer bewaard op ${here}`,
        explanation:
          `Dit staat niet meer op ${here}. Het is gewist, of de browser heeft de opslag leeggemaakt. ` +
          "Wat je hier op het scherm ziet, kun je nog als kopie bewaren.",
      };
    default:
      return {
        text: "Niet bewaard",
        explanation:
          `Wat je het laatst schreef, is niet bewaard. ${FAILURES[reason] ?? "De opslag werkt niet."} ` +
          "Het staat nog op je scherm. Bewaar een kopie, en probeer het daarna opnieuw.",
      };
  }
}

export const words = {
  keepCopy: "Bewaar een kopie",
  tryAgain: "Probeer opnieuw",
  toLight: "Licht",
  toDark: "Donker",
  twoVersions: "Hier staan twee versies, van twee apparaten of vensters. Welke houd je?",
  keepThis: "Deze houden",
  emptyVersion: "(leeg)",
  back: "Terug",
};
