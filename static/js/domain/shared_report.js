// What a shared report holds, read back: plain data that was composed and previewed on the observer's tablet.
import { valueOf } from "./fold.js";

/** @returns {import("./report.js").Report | null} null: taken back, erased, or of a version this app does not know */
export function snapshotOf(answers) {
  try {
    const report = JSON.parse(valueOf(answers, "shared.report"));
    return report?.schema === "observatie.report" && report.version === 1 ? report : null;
  } catch {
    return null;
  }
}

export const isOpened = (answers) => valueOf(answers, "shared.opened") === true;

/** Was it shared more than once? Then the colleague added to it. @param {import("./types.js").Event[]} events */
export const isSupplemented = (events) => events.filter(({ field, value }) => field === "shared.report" && value !== null).length > 1;
