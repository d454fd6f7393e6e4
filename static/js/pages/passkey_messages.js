// What is said about passkeys.
export const words = {
  busy: "Een ogenblik. Blijf nog even op deze pagina.",
  stopped: "Dat is niet gelukt of niet afgemaakt. Probeer het nog eens, of log in met je wachtwoord.",
  alreadyHere: "Op dit toestel heb je al een sleutel.",
  failed: "Dat is niet gelukt. Is er wel internet? Vernieuw de pagina en probeer het nog eens.",
};
