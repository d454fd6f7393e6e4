// What the search page says.
const KINDS = {
  card: (number) => `Kaart ${number}`,
  guide: () => "Gesprekswijzer",
  behaviour: () => "Gedraging",
  assignment: (number) => `Opdracht ${number}`,
  sheet: () => "Interventiekaart",
  thread: () => "Gesprekswijzer",
};

export const words = {
  kind: ({ kind, number }) => KINDS[kind](number),
  count: (number, query) => {
    if (number === 0) return "Niets gevonden";
    return `${number} ${number === 1 ? "resultaat" : "resultaten"} bij ‘${query}’`;
  },
  tooShort: "Typ nog een letter.",
  fetching: "De zoekwoorden worden opgehaald.",
  unavailable: "Zoeken lukt nu niet. Bladeren kan wel, met de links hieronder.",
};
