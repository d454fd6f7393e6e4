// What is said about keeping the app, and what is in it, on this device.
export const safariWords = {
  safari:
    "Je gebruikt Observatie nu in Safari. Safari wist alles als je hier 7 dagen niet komt. " +
    "Zet Observatie daarom eerst op je beginscherm: tik op de deelknop en kies ‘Zet op beginscherm’. " +
    "Begin daarna vanaf je beginscherm. Wat je hier in Safari schrijft, gaat niet mee.",
};

export const installWords = {
  ...safariWords,
  install: "Zet op je beginscherm",
  whyInstall: "Vanaf je beginscherm opent Observatie ook zonder internet, en de browser bewaart je werk beter.",
};
