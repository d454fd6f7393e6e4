// What a logged-in teacher reads about sending, logging out and what she made before she logged in.
import { counted, verb } from "./counted_messages.js";
import { momentWords } from "./day_words.js";
import { thisDevice } from "../messages.js";

const PROBLEMS = {
  no_network: "Er is nu geen verbinding met de server. Zodra die er is, gaat het vanzelf verder.",
  not_logged_in: "Je bent niet meer ingelogd. Log opnieuw in, dan gaat het verder. Alles staat nog hier.",
  other_account: "In een ander venster is iemand anders ingelogd. Log opnieuw in met je eigen account.",
  newer: "Er is een nieuwe versie van Observatie. Sluit alle vensters en open de app opnieuw.",
  too_large: "Een van je observaties is te groot om te versturen. Ze staat nog hier. Bewaar een kopie.",
  full: "De opslag van dit apparaat is vol. Wat op de server staat, blijft daar.",
};
const REFUSALS = {
  not_a_pair: "Delen kan alleen met een kijkmaatje, en jullie zijn dat nu niet.",
  too_many_records: "Er staat te veel bij je account. Wis eerst iets wat je niet meer nodig hebt.",
};

const answers = (count) => (count === 1 ? "1 antwoord" : `${count} antwoorden`);

export const words = {
  loggedInAs: (name) => `Ingelogd als ${name}`,
  /** @param {{unsent: number, refused: number, erased: number, heard: {at: string | null, problem: string | null}}} state */
  sent: ({ unsent, refused, erased, heard }) => {
    const waits = unsent + erased; // an erasing is told to the server as well
    const kept = `Bewaard op ${thisDevice()}`;
    return `${kept} · ${waits || refused || heard.at ? words.sentOf({ unsent: waits, refused }) : "nog niet verstuurd"}`;
  },
  /** @param {{unsent: number, refused: number}} counts */
  sentOf: ({ unsent, refused }) => (refused ? `versturen niet gelukt (${refused})` : unsent ? `nog te versturen (${unsent})` : "verstuurd"),
  why: ({ refused, heard }, reasons) => {
    if (heard.problem) return PROBLEMS[heard.problem] ?? "Er ging iets mis op de server. Het wordt zo nog eens geprobeerd.";
    if (refused) return REFUSALS[reasons[0]] ?? "De server nam het niet aan. Wat je schreef, staat nog hier. Bewaar een kopie.";
    return "";
  },
  heard: (at) => (at ? `Laatst contact met de server: ${momentWords(at)}` : "Nog geen contact met de server gehad."),
  now: "Nu versturen",
  sending: "Bezig met versturen",
  logIn: "Inloggen",
  logOut: "Uitloggen",

  fetching: (done, all) => `Deze tablet haalt op wat van jou is: ${done} van ${all}.`,
  fetched: "Alles wat van jou is, staat nu ook hier.",
  notFetched: "Er is nu geen goede verbinding. Je kunt gewoon verder; het ophalen gaat later vanzelf door.",
  notArrived: "Het inloggen is nog niet klaar, want er is nu geen goede verbinding. Probeer het zo opnieuw.",
  sealed: "Wat je hier eerder had bewaard, gaat niet open. Het blijft staan. Vraag hulp aan wie de server verzorgt.",
  notKept: "Deze browser bewaart niets, misschien is dit een privévenster. Open Observatie in een gewoon venster en log daar in.",

  leaving: {
    heading: "Nog niet alles is verstuurd",
    text: (count) => count === null ? "De opslag werkt niet, dus het is niet te zien of alles verstuurd is. Wat wil je doen?" : `${answers(count)} van jou ${count === 1 ? "staat" : "staan"} alleen op ${thisDevice()}. Wat wil je ermee doen?`,
    send: "Nog eens versturen",
    keep: "Op slot bewaren tot ik hier weer inlog",
    copy: "Bewaar een kopie",
    discard: "Weggooien",
    back: "Ingelogd blijven",
    type: "Typ ‘weggooien’ om het echt weg te gooien",
    word: "weggooien",
    stillThere: "Het versturen is niet gelukt. Alles staat er nog.",
    notLocked: "Het op slot zetten is niet gelukt. Je bent nog ingelogd en alles staat er nog.",
    loggedOut: "Je bent uitgelogd",
    // Wiping the browser's data for this site would take what is locked away, here and of others, as well.
    leftBehind: `Op ${thisDevice()} staat nog iets van je account. Sluit de andere tabbladen van Observatie, log nog eens in en log dan weer uit.`,
    toStart: "Naar het begin",
  },
  /** @param {string[]} kinds */
  local: (kinds) => `Op ${thisDevice()} ${verb(kinds, "staat", "staan")} ${counted(kinds)} van voor je inlogde. Wil je die in je account zetten? Daarna staan ze ook op je andere apparaten.`,
  localOne: (name) => `Zet in mijn account: ${name}`,
  localAll: "Zet alles in mijn account",
  broughtIn: (kinds) => `${counted(kinds)} ${verb(kinds, "staat", "staan")} nu in je account.`,
  notBroughtIn: "Dat is niet gelukt. Alles staat er nog, waar het stond.",
  /** @param {{elsewhere: string[], away: string[], unknown: number}} gone  kinds: she erased those herself, these maybe the other */
  gone: ({ elsewhere, away, unknown }) =>
    [
      elsewhere.length && `${counted(elsewhere)} ${verb(elsewhere, "is", "zijn")} op een ander apparaat gewist en ${verb(elsewhere, "is", "zijn")} hier nu ook weg.`,
      away.length && `${counted(away)} ${verb(away, "is", "zijn")} weggehaald.`,
      unknown && (unknown === 1 ? "Er is iets gewist: een verslag, observatie, opdracht of bezoek. Het is hier nu ook weg." : `Er zijn ${unknown} dingen gewist: verslagen, observaties, opdrachten of bezoeken. Ze zijn hier nu ook weg.`),
    ]
      .filter(Boolean)
      .join(" "),
  understood: "Begrepen",
};
