// What is said about sharing a report with a kijkmaatje, and about a report one received.

export const words = {
  share: (name) => `Deel met ${name}`,
  preview: (name) => ({
    heading: `Zo ziet ${name} het`,
    lead: `Wat hieronder staat, gaat naar ${name}. Wat alleen voor jou is en wat je later nog typt, blijft bij jou.`,
    yes: "Delen bevestigen",
    no: "Terug",
  }),
  someone: "je collega",
  incomplete: "Schrijf eerst 1 compliment en 1 tip. Daarna kun je het verslag delen.",
  notKept: "Het delen is niet gelukt: de opslag werkt nu niet. Er is niets gedeeld.",
  states: {
    waiting: (name) => `Gedeeld met ${name}. Het gaat mee zodra er verbinding is.`,
    shared: (name) => `Gedeeld met ${name}, nog niet geopend.`,
    opened: (name) => `${name} heeft het verslag geopend. Vanaf nu is het van ${name}.`,
    taking_back: (name) => `Het verslag is nog niet teruggehaald. Dat gebeurt zodra er verbinding is. Tot dan kan ${name} het openen.`,
    too_late: (name) => `${name} had het verslag al geopend. Terughalen kan niet meer: het is nu van ${name}.`,
    taken_back: () => "Je hebt het verslag teruggehaald.",
    gone: (name) => `Het verslag staat niet meer bij ${name}.`,
  },
  supplement: (name) => `Je verandert nu niets meer aan het verslag van ${name}. Wil je iets aanvullen? Deel dan een nieuwe versie. Die komt in de plaats van de vorige.`,
  takeBack: "Terughalen",
  askTakeBack: (name) => ({ heading: "Verslag terughalen?", text: `${name} ziet het verslag dan niet meer. Je kunt het later opnieuw delen.`, yes: "Terughalen" }),
  notTakenBack: "Het terughalen is niet gelukt: de opslag werkt nu niet. Het verslag is nog gedeeld.",
  theirTakeaway: (name) => `Wat ${name} meeneemt`,

  received: { isNew: "Nieuw", supplemented: "Aangevuld", read: "Gelezen" },
  from: (name = "je collega") => `Verslag van ${name}`,
  readOn: "Lees verder",
  takenBack: "Je collega heeft dit verslag teruggehaald. Er staat hier niets meer.",
  notHere: "Dit verslag staat niet op dit apparaat.",
  wasSupplemented: "Je collega heeft dit verslag aangevuld. Dit is de nieuwe versie.",
  erase: {
    heading: "Dit verslag wissen?",
    text: "Het verdwijnt voor jullie allebei, van al jullie apparaten. Je kunt het niet terughalen.",
    yes: "Wissen",
    danger: true,
  },
  notErased: "Het wissen is niet gelukt. Het verslag staat er nog. Probeer het opnieuw.",
};
