// How many of what: "2 observaties en 1 ingevulde opdracht".
const NAMES = {
  observation: ["observatie", "observaties"],
  assignment: ["ingevulde opdracht", "ingevulde opdrachten"],
  visit: ["gepland bezoek", "geplande bezoeken"],
  shared_report: ["gedeeld verslag", "gedeelde verslagen"],
  received_report: ["verslag voor jou", "verslagen voor jou"],
};

/** @param {string[]} kinds  the kind of each record; received_report: a shared one that a colleague wrote */
export function counted(kinds) {
  const parts = Object.entries(NAMES).flatMap(([kind, [one, more]]) => {
    const count = kinds.filter((other) => other === kind).length;
    return count ? [`${count} ${count === 1 ? one : more}`] : [];
  });
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} en ${parts.at(-1)}` : parts.join("");
}

/** The verb that goes with them. */
export const verb = (kinds, one, more) => (kinds.length === 1 ? one : more);
