// What the report page says besides the report itself.
export const words = {
  write: {
    compliment: "Schrijf het compliment",
    tip: "Schrijf de tip",
    compliment_versions: "Kies het compliment",
    tip_versions: "Kies de tip",
    words_versions: "Kies een versie",
    focus_answer: "Schrijf het antwoord",
  },
  readOn: "Lees verder",
  noContent:
    "De vaste woorden van het verslag zijn hier nog niet. Open deze pagina een keer met internet. Wat je schreef, is er nog. Een kopie bewaren lukt wel.",
  makingPdf: "De PDF wordt gemaakt …",
  pdfSaved: "De PDF is opgeslagen. Stuur dit alleen naar je collega.",
  needsNetwork: "Voor een PDF is internet nodig, en dat is er nu niet. Afdrukken en kopiëren lukken wel.",
  noPdf: "Het maken van de PDF is niet gelukt. Je verslag staat er nog. Met Afdrukken lukt het wel.",
  onlyColleague: "Stuur dit alleen naar je collega.",
  shareReady: "Het verslag staat klaar.",
  shareNow: "Nu doorsturen",
  shared: "Doorgestuurd.",
  textSaved: "Doorsturen lukt niet op dit apparaat. Het verslag is als tekst opgeslagen. Stuur dit alleen naar je collega.",
  pdfInstead: "Doorsturen lukt niet op dit apparaat. De PDF is opgeslagen. Stuur dit alleen naar je collega.",
  chooseFirst: "Er zijn twee versies van een tekst. Kies eerst welke je houdt, dan kun je het verslag meenemen.",
  copied: "Gekopieerd. Plak het alleen in een bericht aan je collega.",
  notCopied: "Het kopiëren is niet gelukt. Je verslag staat er nog. Kies Afdrukken of PDF opslaan.",
  notErased: "Het wissen is niet gelukt. De observatie staat er nog. Wis die straks bij Observaties.",
  copySaved: "De kopie is opgeslagen. Er staat alles in, ook wat alleen voor jou is.",
};
