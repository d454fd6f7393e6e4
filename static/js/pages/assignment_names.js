// What an assignment ("assignment-1") is called in addresses and files.
const numberOf = (assignment) => assignment.split("-")[1];

/** Where she answers it. */
export const assignmentAddress = (assignment) => `/opdrachten/${numberOf(assignment)}`;

/** A file with her answers. @param {"json" | "txt"} ending */
export const answersName = (assignment, ending) => `opdracht-${numberOf(assignment)}.${ending}`;
