// What the page for compliment and tip says beyond its template.

const clip = (fragment) => (fragment.length > 60 ? `${fragment.slice(0, 59).trimEnd()}…` : fragment);

export const words = {
  starred: "★ samen gekozen",
  example: "met voorbeeld",
  askedBy: (colleague) => (colleague ? `${colleague} wilde dat je hierop lette` : "Je collega wilde dat je hierop lette"),
  ownWords: "In je eigen woorden",
  less: (label) => `Minder: ${label[0].toLowerCase()}${label.slice(1)}`,
  replace: { heading: "Jouw tekst vervangen?", text: "Je kunt hem daarna nog terugzetten.", yes: "Vervangen", no: "Mijn tekst houden" },
  taken: "Overgenomen. Pas de zinnen gerust aan.",
  putBack: "Je eigen tekst staat er weer.",
  putBackOr: "Die tekst staat er weer. Met Terugzetten komt de andere terug.",
  noProposals: "Je tekst staat er nog. De voorstellen zijn er nu niet. Schrijf zelf, of open deze pagina straks nog eens.",
  /** @param {{code: string, fragment: string}} advice @param {"compliment"|"tip"} kind */
  noAbout: { compliment: "Kies nog waar het compliment over gaat.", tip: "Kies nog waar de tip over gaat." },
  adviceWords: ({ code, fragment }, kind) => ADVICE[code](clip(fragment), kind),
};

const ADVICE = {
  judgement: (fragment, kind) =>
    kind === "compliment"
      ? `‘${fragment}’ klinkt als een oordeel over de persoon. Wat zag of hoorde je gebeuren?`
      : `‘${fragment}’ klinkt al snel als een oordeel. Wat kan je collega een volgende keer uitproberen?`,
  general: (fragment, kind) =>
    kind === "compliment"
      ? "Dit is nog algemeen. Wat deed of zei je collega precies?"
      : "Dit is nog algemeen. Wat kan je collega precies doen of zeggen?",
  but: (fragment) => `Na ‘${fragment}’ wordt het compliment vaak niet meer gehoord. Bewaar dat stuk voor de tip.`,
  tip_in_compliment: (fragment) => `‘${fragment}’ klinkt als een tip. Dat stuk past beter bij de tip hieronder.`,
  second_tip: (fragment) => `Bij ‘${fragment}’ begint misschien een tweede tip. Eén tip blijft beter hangen.`,
};
