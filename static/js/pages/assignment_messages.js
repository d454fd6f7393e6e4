// What the pages with assignments say beyond their templates.
import { thisDevice } from "../messages.js";

export const words = {
  /** @param {"account" | "school" | "mine"} where  @param {number} days */
  kept: (where, days) => {
    if (where === "account") return "Ze staan in je account: op de server, versleuteld, en op je eigen apparaten. Ze blijven staan tot jij ze wist.";
    const stays = `Ze staan alleen op ${thisDevice()}, tot ${days} dagen na de laatste keer dat je erin schreef. Op de beginpagina zie je ruim van tevoren wanneer ze weggaan.`;
    return where === "school" ? `${stays} Deze tablet is van school, en wie hem na jou pakt, kan ze lezen. Ben je klaar? Bewaar dan een kopie en wis ze hier.` : stays;
  },
  begun: "Je schreef hier al iets op",
  textKept: "Je antwoorden staan als tekst bij je downloads.",
  copyKept: "De kopie staat bij je downloads. Met ‘Open een kopie’, op de beginpagina, komt alles weer terug.",
  exercise: (day) => (day ? `Oefening van ${day}` : "Oefening"),
  noStart: "Het klaarzetten is niet gelukt. De opslag werkt nu niet. Probeer het straks opnieuw.",

  directions: {
    mine: (name) => `Jij kijkt bij ${name}`,
    theirs: (name) => `${name} kijkt bij jou`,
    planned: (day) => (day ? `Gepland op ${day}` : "Gepland, nog zonder datum"),
    notPlanned: "Nog niet gepland",
    plan: (isMine, name) => (isMine ? `Plan jouw bezoek bij ${name}` : `Plan het bezoek van ${name}`),
    open: (isMine, name) => (isMine ? `Naar jouw bezoek bij ${name}` : `Naar het bezoek van ${name}`),
  },
  lead: {
    loggedOut: "Zonder account zet je de twee observaties los van elkaar klaar. Met een account plan je ze samen, met een kijkmaatje.",
    loggedIn: "Je hebt nog geen kijkmaatje in Observatie. Samen plannen kan zodra je een collega hebt uitgenodigd. Zelf klaarzetten kan nu al.",
  },
  otherWay: {
    loggedOut: "Je collega kan dit op een eigen tablet doen, of op deze. Op deze tablet staat jouw naam dan al op de plek van de collega, als die bekend is.",
    loggedIn: "Wat je collega opschrijft, hoort in het account van je collega. Nodig je collega uit als kijkmaatje. Of laat je collega kijken op een tablet zonder account.",
  },
};

/** The file "Bewaar als tekst" makes. @param {string} title  @param {{question: string, texts: string[]}[]} answers */
export function answersAsText(title, answers) {
  const parts = answers.map(({ question, texts }) => [question, ...(texts.length ? texts : ["(nog geen antwoord)"])].join("\n"));
  return `${[title, ...parts].join("\n\n")}\n`;
}
