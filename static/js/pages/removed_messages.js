// What is said when an account was removed.
export const words = {
  gone: "Wat van je account was, staat ook niet meer op deze tablet.",
  stuck: "Op deze tablet staat nog iets van je account. Sluit de andere tabbladen van Observatie en wis in de instellingen van je browser de gegevens van deze site.",
};
