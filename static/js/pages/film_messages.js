// What the form says beside a film.
export const words = {
  name: "Oefenen met een film",
  film: "De film",
  first: "Dit is een oefening. Kies de film op dit apparaat, of kijk ergens anders en vul hier in wat je ziet. De film wordt niet bewaard en niet verstuurd.",
  again: "Dit is een oefening. Je antwoorden staan er nog. Kies de film opnieuw: die wordt hier niet bewaard.",
  choose: "Kies een film",
  other: "Andere film",
  elsewhere: "Ik kijk ergens anders",
  watchingElsewhere: "Dit is een oefening. Je kijkt de film ergens anders.",
  notPlayed: "Deze film speelt hier niet af. Kies een ander bestand, of kijk de film ergens anders.",
};
