// What is said about copies: made, opened, refused.
import { counted, verb } from "./counted_messages.js";

export const copyWords = {
  nothingToKeep: "Er zijn nog geen observaties om te bewaren.",
  /** @param {string[]} kinds */
  keptAll: (kinds) => `${counted(kinds)} ${verb(kinds, "staat", "staan")} nu ook in een bestand bij je downloads. Bewaar het op een plek waar alleen jij bij kunt.`,
  notKept: "Het maken van de kopie is niet gelukt. De opslag werkt nu niet. Probeer het straks opnieuw.",
  opened: ({ arrived, updated, known }) => {
    const parts = [];
    if (arrived.length) parts.push(`${counted(arrived)} ${verb(arrived, "is", "zijn")} erbij gekomen.`);
    if (updated.length) parts.push(`${counted(updated)} ${verb(updated, "is", "zijn")} aangevuld.`);
    if (known.length) parts.push(`${counted(known)} ${verb(known, "stond", "stonden")} er al.`);
    return parts.join(" ") || "In deze kopie zitten geen observaties.";
  },
  leftOut: (count) => `${count === 1 ? "1 antwoord kon niet mee, omdat het niet klopte" : `${count} antwoorden konden niet mee, omdat ze niet klopten`} met de rest van de kopie.`,
  /** @param {string[]} kinds */
  apart: (kinds) => {
    const they = verb(kinds, "die", "ze");
    const belong = verb(kinds, "hoort", "horen");
    return `${counted(kinds)} ${verb(kinds, "is", "zijn")} niet meegekomen: in de kopie ${belong} ${they} bij een ander account dan hier. Hier is er niets aan veranderd. Log in met het account waar ${they} bij ${belong} en open de kopie dan opnieuw.`;
  },
  notHers: "In deze kopie zitten ook antwoorden op opdrachten, van een ander account. Die zijn niet meegekomen: het zijn niet jouw antwoorden. Log je uit, dan gaan ze wel open.",
  others: "In deze kopie zit ook iets dat deze versie van Observatie niet kent. Dat is niet meegekomen; in het bestand staat het nog.",
  foreign: (count) => `${count === 1 ? "1 observatie" : `${count} observaties`} ${count === 1 ? "is" : "zijn"} van een ander account. Je kunt ${count === 1 ? "die" : "ze"} hier alleen lezen.`,
  readOnly: "Deze observatie komt uit een bestand van een ander account. Je kunt haar hier alleen lezen. Wil je verder schrijven? Log in met dat account.",
  gone: "Dit bestand kon niet worden gelezen. Misschien is het verplaatst of weggehaald. Kies het opnieuw.",
  refused: {
    not_json: "Observatie kan dit bestand niet lezen. Er is niets veranderd. Kies een kopie die je met Observatie hebt bewaard; de naam eindigt op .json.",
    not_ours: "Dit bestand is geen kopie van Observatie. Er is niets veranderd.",
    newer_version: "Deze kopie komt uit een nieuwere versie van Observatie. Vernieuw Observatie op deze tablet en open de kopie dan opnieuw.",
    damaged: "Deze kopie is beschadigd en gaat niet open. Er is niets veranderd. Probeer een andere kopie.",
  },
  failed: "De kopie is niet helemaal binnengekomen, omdat de opslag niet werkt. Probeer het straks opnieuw; wat er al is, komt niet dubbel.",
};
