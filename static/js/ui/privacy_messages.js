// What the privacy check says before sharing, on the quick pass and beside compliment and tip.

export const words = {
  heading: "Even kijken voor je deelt",
  why:
    "In je tekst lijkt iets te staan waaraan een kind of ouder te herkennen is. Zonder dat is je verslag net zo goed. " +
    "Alleen dit apparaat heeft ernaar gekeken.",
  done: "Je hebt alles bekeken.",
  kinds: {
    name: "Is dit de naam van een kind of ouder?",
    phone: "Dit lijkt een telefoonnummer.",
    email: "Dit lijkt een e-mailadres.",
    diagnosis: "Dit lijkt een diagnose of een medicijn.",
  },
  places: {
    "setup.focus": "Bij de vraag van je collega:",
    "closing.compliment": "In het compliment:",
    "closing.tip": "In de tip:",
    "closing.focus_answer": "In je antwoord op de vraag van je collega:",
    "closing.takeaway": "Bij ‘Wat neem jij mee?’:",
    quick: "In een snelle notitie:",
    situation_note: "In een notitie bij een situatie:",
    closing: "In je eigen woorden bij de vragen:",
    note: "Bij een voorbeeld:",
  },
  atRow: (text) => `Bij ‘${text}’:`,
  leave: "Zo laten",
  change: "Aanpassen",
  goOnAnyway: "Toch doorgaan",
  goOn: "Doorgaan",
  back: "Terug",
};
