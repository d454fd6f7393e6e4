// What this tablet remembers about itself. No names and no answers. Where localStorage is blocked it lasts as long as the page.

/** @typedef {"mine" | "school"} Tablet */

const PREFIX = "observatie.";
const WARNED = "warned";
const COUNTED = "counted_from";
const memory = new Map();

/** Whose tablet this is, or null as long as nobody said. @returns {Tablet | null} */
export const tablet = () => oneOf(["mine", "school"], read("tablet"));
export const setTablet = (whose) => changeTerm("tablet", whose);

/** Days an observation is kept, or null when nobody chose. @returns {number | null} */
export function daysKept() {
  const days = Number.parseInt(read("days_kept"), 10);
  return days >= 1 ? days : null;
}
export const setDaysKept = (days) => changeTerm("days_kept", days === null ? null : String(days));

/** A warning that was on screen named the day of the term of then: it announces nothing of another. */
function changeTerm(name, value) {
  if (read(name) !== value) write(WARNED, null);
  return write(name, value);
}

/** @returns {"light" | "dark" | null} null: as the device does */
export const theme = () => oneOf(["light", "dark"], read("theme"));
export const setTheme = (chosen) => write("theme", chosen);

/** On which days a warning for which record was on screen. @returns {Object<string, string[]>} record id -> days */
export const warningsShown = () => readMap(WARNED);

/** The warning for these records is on screen. @param {string} day  "YYYY-MM-DD" */
export function noteWarning(recordIds, day) {
  const warned = warningsShown();
  for (const id of recordIds) warned[id] = [...new Set([...(warned[id] ?? []), day])].slice(-10);
  return writeMap(WARNED, warned);
}

/** The day from which a record's term counts, where its own last change can't tell. @returns {Object<string, string>} record id -> day */
export const countedFrom = () => readMap(COUNTED);

/** @param {string} day  "YYYY-MM-DD" */
export const countFrom = (recordIds, day) => writeMap(COUNTED, { ...countedFrom(), ...Object.fromEntries(recordIds.map((id) => [id, day])) });

/** Warnings and days of these records; without ids of all. */
export function forgetTerms(recordIds = null) {
  for (const name of [WARNED, COUNTED]) {
    const left = Object.entries(readMap(name)).filter(([id]) => recordIds && !recordIds.includes(id));
    writeMap(name, Object.fromEntries(left));
  }
}

function readMap(name) {
  try {
    const map = JSON.parse(read(name) ?? "{}");
    return typeof map === "object" && map !== null ? map : {};
  } catch {
    return {};
  }
}

const writeMap = (name, map) => write(name, Object.keys(map).length ? JSON.stringify(map) : null);

/** A setting of its own for a page (a hint that was read, say). @returns {string | null} */
export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

/** @param {string | null} value  null takes it away  @returns {boolean} whether it outlives this page */
export function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    memory.delete(name);
    return true;
  } catch {
    if (value === null) memory.delete(name);
    else memory.set(name, value);
    return false;
  }
}

const oneOf = (allowed, value) => (allowed.includes(value) ? value : null);
