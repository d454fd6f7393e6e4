import { thisDevice } from "../messages.js";

export const words = {
  missing: () =>
    `Een deel van wat je hier schreef, staat niet meer op ${thisDevice()}. De browser is het kwijtgeraakt; jij hebt niets gewist. ` +
    "Wat je hier ziet, is er nog, en je kunt gewoon verder. Heb je een kopie? Open die bij Observaties, dan komt de rest erbij.",
  understood: "Begrepen",
};
