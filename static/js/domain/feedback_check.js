// A gentle look at her own compliment or tip. It advises and never blocks, so it would rather miss one than nag.

/** @typedef {{code: "judgement"|"general"|"but"|"second_tip"|"tip_in_compliment", fragment: string}} Advice */

const NOTE = /^Mijn aantekening:/;
// What is said to a parent is no judgement about the colleague and no second tip.
const SAID_MARK = "‘…’";
const SAID = /‘[^’]*’|“[^”]*”|„[^”]*”|"[^"\n]*"|(?<!\p{L})'[^'\n]+'(?!\p{L})/gu;

const JUDGEMENTS = [
  /\b(?:altijd|nooit|steeds weer|weer eens|zoals gewoonlijk|typisch|moet(?:en|st|sten)?)\b/iu,
  // "toen je bent gaan zitten", "voordat je bent begonnen" tell what happened.
  /\b(?:jij|je) bent(?! (?:ge\p{L}+|be(?:gonnen|zig)|gaan|in|door|op|aan|bij|er|hier|daar)(?!\p{L}))(?: \p{L}+){0,2}/iu,
  /\bben (?:jij|je) (?:een|te|zo|echt|heel|erg|niet)\b/iu,
  /\b(?:lastig|moeilijk|vervelend|zeurderig|dom|raar|agressief|agressiev|onmogelijk)e? (?:ouders?|moeders?|vaders?|gezin|mens(?:en)?|types?)\b/iu,
  /\b(?:lui|slordig|arrogant|bazig|dominant|chaotisch|onprofessionee?le?|ongeïnteresseerde?|ongeduldige?|waardeloos|dom)\b/iu,
  /\b(?:topper|kanjer|kei|held(?:in)?|superjuf|supermeester|natuurtalent|rasleerkracht)(?:tje)?\b/iu,
];
const BUT = /(?<!\b(?:alleen|nog|zeg|niets dan|enkel|wat) )\b(?:maar|echter|helaas|jammer)\b(?! (?:liefst|één|twee|drie|even|kort|\d))/iu;
const NOT_ONLY = /\bniet (?:alleen|enkel|zozeer)\b[^.!?]*\bmaar\b/giu;
const SECOND_TIP =
  /\b(?:en ook|ook nog|daarnaast|bovendien|tevens|ten tweede|tip 2|tweede tip|nog een tip|nog iets anders|een andere tip|verder (?:kun|zou|mag|is)|verder,)(?!\p{L})/iu;
const NEXT_TIME = /\b(?:volgende keer|(?:je|jij) (?:zou|had)(?: \p{L}+){0,3} kunnen|zou (?:je|jij)|probeer(?: eens)?|tip|let (?:er )?op)\b/iu;
const LIST_ITEM = /^\s*(?:[-–*•]|\d{1,2}[.)])\s+\S[^\n]{0,58}/gmu;
const STEP =
  /^(?:vraag|vat|stel|laat|geef|benoem|noem|kijk|luister|wacht|zeg|probeer|neem|maak|begin|sluit|loop|check|schrijf|spreek|bied|herhaal|praat|zorg|je (?:kunt|kan|zou|mag))(?!\p{L})/iu;
// Two sentences often make one step ("Vat het samen. Vraag dan of het klopt."), three rarely do.
const TOO_MANY_STEPS = 3;

const TOO_SHORT = 5;
const TELLING = 2;
const GENERAL = new Set(
  ("aan al alles als bij ben bent binnen complimenten compliment dat de deed dit doe doen door een eens en er erg echt fijn " +
    "fijne ga gaan gaat geweldig gedaan gesprek gevoel ging goed goede goeie heb hebt heel hele helemaal het hoe ik in is " +
    "ja je jij jou jouw keurig knap leuk leuke lekker met mooi mooie netjes oudergesprek op over prettig prettige prima " +
    "procesmatig sfeer sterk super te tip toch top uitstekend van veel verliep verlopen voor vond vooral was wat werk " +
    "wel zat zeer zo zoals zeg gewoon verder").split(" "),
);

/**
 * @param {string} text  her own words, with or without a quoted note
 * @param {"compliment"|"tip"} kind
 * @returns {Advice[]} at most one per code; nothing for an empty text
 */
export function checkFeedback(text, kind) {
  const own = ownWords(text);
  if (!own) return [];
  const fragments = {
    general: generalIn(own),
    judgement: firstMatch(own, JUDGEMENTS),
    but: kind === "compliment" && firstMatch(own.replace(NOT_ONLY, ""), [BUT]),
    tip_in_compliment: kind === "compliment" && firstMatch(own, [NEXT_TIME]),
    second_tip: kind === "tip" && secondTipIn(own),
  };
  return Object.entries(fragments)
    .filter(([, fragment]) => fragment)
    .map(([code, fragment]) => ({ code, fragment }));
}

function ownWords(text) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => !NOTE.test(paragraph.trim()));
  return paragraphs.join("\n\n").replace(SAID, SAID_MARK).trim();
}

function firstMatch(text, patterns) {
  for (const pattern of patterns) {
    const match = text.match(pattern);
    if (match) return match[0];
  }
  return "";
}

/** Very short, or nothing left when the praise and the little words are taken away. A sentence to say is concrete. */
function generalIn(own) {
  if (own.includes(SAID_MARK)) return "";
  const words = own.toLowerCase().match(/\p{L}+/gu) ?? [];
  const telling = words.filter((word) => !GENERAL.has(word));
  return words.length < TOO_SHORT || telling.length < TELLING ? own.slice(0, 60) : "";
}

function secondTipIn(own) {
  const connected = firstMatch(own, [SECOND_TIP]);
  if (connected) return connected;
  const items = own.match(LIST_ITEM) ?? [];
  if (items.length > 1) return items[1].trim();
  const steps = own.split(/(?<=[.!?])\s+|\n+/).filter((sentence) => STEP.test(sentence));
  return steps.length >= TOO_MANY_STEPS ? steps[TOO_MANY_STEPS - 1].slice(0, 60) : "";
}
