// The few sentences of the drafts that belong to no row.
export const sayLead = "Je kunt bijvoorbeeld vragen:";

/** Asked when there is nothing to make a compliment of. */
export const complimentQuestion =
  "Er is nog niets aangevinkt dat je zag. Op welk moment ging de ouder meer vertellen, en wat deed je collega toen?";

/** Asked when there is nothing to make a tip of. */
export const tipQuestion =
  "Er is nog niets gekozen om een tip van te maken. Bij welk moment had je zelf iets anders geprobeerd, en wat dan?";
