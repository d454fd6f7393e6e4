// The few sentences of the drafts that belong to no row.
export const sayLead = "Je kunt bijvoorbeeld vragen:";

/** Asked when there is nothing to make a compliment of. */
export const complimentQuestion =
  "Je hebt nog niets aangevinkt. Op welk moment ging de ouder meer vertellen, en wat deed je collega toen?";

/** Asked when there is nothing to make a tip of. */
export const tipQuestion =
  "De app heeft nu geen voorstel voor een tip. Op welk moment had jij iets anders geprobeerd, en wat dan?";
