// What is said about passkeys.
export const words = {
  stopped: "Dat is niet gelukt of niet afgemaakt. Probeer het nog eens, of log in met je wachtwoord.",
  alreadyHere: "Op dit toestel heb je al een sleutel.",
  failed: "Dat is niet gelukt. Is er wel internet? Probeer het zo nog eens.",
};
