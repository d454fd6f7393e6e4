// What the list of observations says, and everything around it that comes and goes.
import { dayWords, shortDayWords } from "./day_words.js";
import { counted, verb } from "./counted_messages.js";
import { installWords } from "./install_messages.js";

const OVERDUE = 2; // days: from here on the day is said by its name

export const words = {
  ...installWords,
  states: { planned: "Nog niet begonnen", observing: "Bezig", observed: "Klaar met kijken", finished: "Compliment en tip klaar" },
  nobody: "Oudergesprek",
  practice: "Oefening met een film",
  /** @param {string} id  "assignment-1" */
  assignment: (id) => `Opdracht ${id.split("-")[1]}`,
  ownAnswers: "Jouw antwoorden",
  // A date does not break in two on a phone.
  facts: ({ kind, day }) => [kind, day && dayWords(day).replaceAll(" ", "\u00a0")].filter(Boolean).join(" · "),
  goes: (day) => `Gaat weg op ${shortDayWords(day)}`,
  inAccount: "In je account",
  readOnly: "Van een ander account, alleen lezen",
  onlyHere: "Alleen op deze tablet",
  next: "Volgend gesprek, zelfde collega",
  erase: "Wissen",
  takeAlong: "Meenemen en wissen",
  more: "Meer",
  links: { "/nieuw": "Gegevens", "/observatie": "Formulier", "/feedback": "Compliment en tip", "/verslag": "Verslag" },

  askErase: {
    heading: "Deze observatie wissen?",
    text: "Alles wat erin staat, verdwijnt van deze tablet. Je kunt het niet terughalen.",
    yes: "Wissen",
    danger: true,
  },
  askEraseAnswers: {
    heading: "Deze antwoorden wissen?",
    text: "Alles wat je bij deze opdracht schreef, verdwijnt van deze tablet. Je kunt het niet terughalen.",
    yes: "Wissen",
    danger: true,
  },
  askEraseAnswersEverywhere: {
    heading: "Deze antwoorden wissen?",
    text: "Alles wat je bij deze opdracht schreef, verdwijnt van al je apparaten. Je kunt het niet terughalen.",
    yes: "Wissen",
    danger: true,
  },
  answers: {
    erased: "Je antwoorden zijn gewist.",
    notErased: "Het wissen is niet gelukt. Je antwoorden staan er nog. Sluit alle vensters van Observatie en probeer het opnieuw.",
  },
  askEraseCopy: {
    heading: "Deze kopie wissen?",
    text: "De kopie verdwijnt van deze tablet. Wat in het andere account staat, blijft daar.",
    yes: "Wissen",
    danger: true,
  },
  askEraseEverywhere: {
    heading: "Deze observatie wissen?",
    text: "Alles wat erin staat, verdwijnt van al je apparaten. Je kunt het niet terughalen. Een verslag dat je collega al opende, blijft bij je collega.",
    yes: "Wissen",
    danger: true,
  },
  erased: "De observatie is gewist.",
  notErased: "Het wissen is niet gelukt. De observatie staat er nog. Sluit alle vensters van Observatie en probeer het opnieuw.",

  /** @param {string[]} kinds */
  goneByTerm: (kinds) => `${counted(kinds)} ${verb(kinds, "is", "zijn")} vandaag weggegaan, zoals hier eerder stond.`,
  /** @param {string[]} kinds */
  leavingSoon: (kinds, daysLeft) => {
    const when = daysLeft < OVERDUE ? "morgen" : `over ${daysLeft} dagen`;
    const what = kinds.length === 1 ? `${counted(kinds)} gaat ${when} vanzelf weg.` : `${counted(kinds)} gaan binnenkort vanzelf weg, de eerste ${when}.`;
    return `${what} Wil je iets houden? Bewaar dan een kopie.`;
  },
  missing: (count) =>
    `${count === 1 ? "1 observatie of opdracht die hier stond, is" : `${count} observaties of opdrachten die hier stonden, zijn`} er niet meer. ` +
    "De browser heeft de opslag leeggemaakt; jij hebt niets gewist. Heb je een kopie? Open die dan hieronder.",
  understood: "Begrepen",
  nextFailed: "Het klaarzetten van het volgende gesprek is niet gelukt. De opslag werkt nu niet. Probeer het straks opnieuw.",
};

export const takeAnswersAlongWords = {
  text: "Neem eerst mee wat je wilt houden. Daarna wis je je antwoorden van deze tablet.",
  report: "Naar je antwoorden",
  kept: "De kopie staat bij de downloads van deze tablet. Stuur het bestand naar jezelf en wis het daarna bij de downloads.",
  shared: "De kopie is doorgestuurd.",
  notKept: "Het maken van de kopie is niet gelukt. Je antwoorden staan er nog. Probeer het opnieuw.",
};

export const takeAlongWords = {
  heading: "Meenemen en wissen",
  text: "Neem eerst mee wat je wilt houden. Daarna wis je de observatie van deze tablet.",
  keep: "Bewaar een kopie",
  share: "Stuur de kopie door",
  report: "Naar het verslag en de PDF",
  kept: "De kopie staat bij de downloads van deze tablet. Er staat ook in wat alleen voor jou is. Stuur het bestand naar jezelf en wis het daarna bij de downloads.",
  shared: "De kopie is doorgestuurd. Er staat ook in wat alleen voor jou is.",
  notKept: "Het maken van de kopie is niet gelukt. De observatie staat er nog. Probeer het opnieuw.",
  erase: "Nu wissen",
  back: "Terug",
  withoutCopy: { heading: "Wissen zonder kopie?", text: "Je hebt nog geen kopie bewaard. Na het wissen kun je niets terughalen.", yes: "Wissen", danger: true },
};
