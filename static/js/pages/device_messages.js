// What the page about this tablet says beyond its template.
import { counted, verb } from "./counted_messages.js";
import { installWords } from "./install_messages.js";

const MEGABYTE = 1_000_000; // bytes

export const words = {
  ...installWords,
  installed: "Ja, je gebruikt Observatie vanaf het beginscherm.",
  notInstalled: "Nee, je gebruikt Observatie in de browser.",
  persisted: {
    yes: "De browser heeft beloofd alles te bewaren.",
    no: "De browser mag hier opruimen als de tablet vol raakt. Bewaar dus af en toe een kopie.",
    unknown: "Deze browser zegt niet of hij alles bewaart. Bewaar dus af en toe een kopie.",
  },
  space: (bytes) => (bytes < MEGABYTE ? "Minder dan 1 MB" : `${Math.round(bytes / MEGABYTE)} MB, de app zelf meegeteld`),
  schoolTerm: "Op een tablet van school is dat altijd 7 dagen. Je ziet het minstens een dag van tevoren aankomen.",
  askWipe: {
    heading: "Alle observaties wissen?",
    text: "Alle observaties en alle antwoorden bij opdrachten verdwijnen van deze tablet. Je kunt het niet terughalen. Kopieën die je zelf hebt bewaard, blijven bestaan.",
    yes: "Alles wissen",
    danger: true,
  },
  /** @param {string[]} kinds */
  wiped: (kinds) => `${counted(kinds)} ${verb(kinds, "is", "zijn")} gewist. Er staan hier geen observaties meer.`,
  nothingToWipe: "Er stonden geen observaties op deze tablet.",
  notWiped: "Het wissen is niet gelukt. Sluit alle andere vensters van Observatie en probeer het opnieuw.",
};
