// What is said about a new version.
export const words = {
  newVersion: "Er is een nieuwe versie van Observatie. Wat je schreef, blijft staan.",
  takeNewVersion: "Nu vernieuwen",
  observationOpen: "Er staat nog een observatie open in een ander venster. Sluit die eerst, dan kun je vernieuwen.",
};
