// What a page says when the store of this device cannot be read.
export const words = {
  keepsNothing: "Dit venster bewaart niets, misschien omdat het een privévenster is. Wil je dat je werk blijft staan? Open Observatie dan in een gewoon venster.",
  unreadable: "De observaties op deze tablet gaan nu niet open. Sluit alle vensters van Observatie en open de app dan opnieuw.",
};
