// What the page before the conversation says beyond its template.
import { safariWords } from "./install_messages.js";

export const words = {
  ...safariWords,
  starCount: (count) => (count ? `${count} gekozen` : ""),
  enough: "Drie is genoeg om op te letten. Haal eerst een ster weg als je een andere wilt.",
  cardCount: (count) => (count ? `${count} gekozen` : ""),
  enoughCards: "Drie is genoeg. Haal eerst een vinkje weg als je een andere situatie wilt.",
  begin: "Begin met kijken",
  goOn: "Verder met kijken",
  notKept: {
    heading: "Verder met een lege pagina?",
    text: "Wat je hier hebt ingevuld, is niet bewaard en gaat niet mee. Het staat nog wel op dit scherm. Je kunt er eerst een kopie van bewaren.",
    yes: "Toch verder",
    no: "Hier blijven",
  },
};

export const partnerWords = {
  planned: (name, day) => (day ? `Gepland bezoek bij ${name}, ${day}` : `Gepland bezoek bij ${name}`),
};
