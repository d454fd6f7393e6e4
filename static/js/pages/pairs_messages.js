// What the pages about kijkmaatjes and planned visits say.
const times = (count) => (count === 0 ? "nog niet" : `${count} keer`);

export const words = {
  /** Two facts and a gentle nudge. */
  turns: (name, { mine, theirs }) => {
    const fact = `Jij keek ${times(mine)} bij ${name}, ${name} ${times(theirs)} bij jou.`;
    if (mine > theirs) return `${fact} De volgende keer kijkt ${name} bij jou mee.`;
    if (theirs > mine) return `${fact} De volgende keer kijk jij bij ${name} mee.`;
    return fact;
  },
  visit: (name, isMine, facts) => [isMine ? `Jij kijkt mee bij ${name}` : `${name} kijkt mee bij jou`, ...facts].join(" · "),
  done: "geweest",
  plan: (name) => `Plan een bezoek met ${name}`,
  planned: "Het bezoek en de tegenbeurt staan klaar. Vul ze aan als je wilt.",
  end: (name) => `Stoppen met ${name}`,
  askEnd: (name) => ({
    heading: `Stoppen met ${name} als kijkmaatje?`,
    text: "Verslagen die gedeeld zijn, blijven bestaan. Jullie kunnen daarna niets nieuws meer met elkaar delen.",
    yes: "Stoppen",
    danger: true,
  }),
  ended: (name) => `${name} en jij zijn geen kijkmaatjes meer.`,
  asksMe: (name) => `${name} wil graag jouw kijkmaatje zijn.`,
  accept: (name) => `Ja, met ${name}`,
  decline: (name) => `Nee, niet met ${name}`,
  accepted: (name) => `${name} en jij zijn nu kijkmaatjes.`,
  declined: "De uitnodiging is weg.",
  waits: (name) => `${name} heeft nog niet geantwoord.`,
  withdraw: (name) => `Uitnodiging aan ${name} intrekken`,
  invited: (name) => `${name} is uitgenodigd. ${name} ziet dit op de pagina Kijkmaatjes.`,
  nobodyLeft: "Er zijn nu geen andere collega’s om uit te nodigen.",
  needsNetwork: "Hiervoor is een verbinding met de server nodig. Er is niets veranderd. Probeer het straks opnieuw.",
  refused: {
    not_found: "Deze collega is niet meer op jouw school te vinden. Er is niets veranderd.",
    too_many_pairs: "Je hebt te veel kijkmaatjes en uitnodigingen. Beëindig er eerst een.",
    not_logged_in: "Je bent niet meer ingelogd. Log opnieuw in en probeer het dan nog eens.",
  },

  visitTitle: (name, isMine) => (isMine ? `Meekijken bij ${name}` : `${name} kijkt mee bij jou`),
  visitLead: (name, isMine) => (isMine ? `${name} ziet dit bezoek ook, en kan invullen waar je op let.` : `Vul hier in waar ${name} op mag letten. ${name} ziet het ook.`),
  focus: (name, isMine) => (isMine ? "Waar wil je collega dat je op let?" : `Waar wil je dat ${name} op let?`),
  noDate: "Kies eerst een datum. Daarna kan het bezoek in je agenda.",
  calendarSaved: "Het bestand voor je agenda staat bij de downloads.",
  noCalendar: "Voor het bestand voor je agenda is een verbinding nodig. Het bezoek staat gewoon hier.",
  askErase: { heading: "Dit bezoek wissen?", text: "Het verdwijnt voor jullie allebei. Een observatie of verslag blijft staan.", yes: "Wissen", danger: true },
  notErased: "Het wissen is niet gelukt. Het bezoek staat er nog.",
  noStart: "Het klaarzetten is niet gelukt. De opslag werkt nu niet. Probeer het straks opnieuw.",
};
