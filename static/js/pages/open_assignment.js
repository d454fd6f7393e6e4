// Her answers to one assignment, open: the same reading and writing as an observation, over every record that holds some.
// What she writes goes into each record that has that answer, so that afterwards none of them says otherwise; nothing is ever
// emptied in one record because another has it. What is of another account is read along, never written in.
import { assignmentsIn, joinAnswers } from "../domain/joined_answers.js";
import { accountId } from "../storage/account.js";
import { listen } from "../storage/channel.js";
import { recordsOf } from "../storage/record_list.js";
import { openObservation } from "./open_observation.js";

const KIND = "assignment";
const WORST_FIRST = ["gone", "nothing_kept", "failed", "saving", "saved", "new"];

/** @param {string} id  "assignment-1" */
export async function openAssignment(id) {
  const assignment = new Assignment(id);
  await assignment.load();
  return assignment;
}

const isHers = ({ record }) => record.owner === accountId;

/** Of another account nothing is mixed with hers; without an account everything here is to be read. */
const isShown = (one) => !accountId || isHers(one);
const isErased = ({ status }) => status.state === "gone" && status.reason === "erased";

async function recordIdsFor(assignmentId) {
  const records = (await recordsOf(KIND)).filter(isShown);
  return records.filter(({ answers }) => assignmentsIn(answers).includes(assignmentId)).map(({ record }) => record.id);
}

class Assignment {
  #id;
  #parts = []; // open records, hers first; a new answer goes into the first
  #changeListeners = [];
  #statusListeners = [];
  #told = "";

  constructor(id) {
    this.#id = id;
    const look = () => document.visibilityState === "visible" && this.takeIn();
    listen(({ kind }) => kind !== "erased" && this.takeIn());
    for (const name of ["pageshow", "visibilitychange"]) addEventListener(name, look, true);
  }

  async load() {
    const ids = await recordIdsFor(this.#id).catch(() => []); // can't be read: the fresh one says so
    for (const id of ids.sort()) this.#join(await openObservation(id));
    if (!this.#parts.some(isHers)) this.#join(await openObservation(null, KIND));
    this.#tellStatus();
  }

  /** Every answer was erased: the next one makes a new record. */
  async startAfresh() {
    this.#parts = [];
    this.#join(await openObservation(null, KIND));
    this.#tellStatus();
  }

  get parts() {
    return this.#parts;
  }

  /** Of the records that are in the store. */
  get ids() {
    return this.#parts.filter(({ events }) => events.length).map(({ id }) => id);
  }

  /** The first of them, which is hers. */
  get record() {
    return this.#parts[0].record;
  }

  get answers() {
    return joinAnswers(this.#parts.map(({ answers }) => answers));
  }

  drawn(field) {
    for (const part of this.#parts) part.drawn(field);
  }

  touched(field) {
    this.#parts[0].touched(field);
  }

  /** @returns {Promise<"saved" | "failed" | "unchanged">} */
  async write(field, value) {
    const [first, ...others] = this.#parts.filter(isHers);
    const holding = [first, ...others.filter(({ answers }) => Object.hasOwn(answers, field))];
    const outcome = worst(await Promise.all(holding.map((part) => part.write(field, value))));
    if (holding.every((part) => this.#parts.includes(part))) return outcome;
    // One of them turned out to be erased: these words go into what is left, and back on screen.
    const again = await this.write(field, value);
    this.#tell(this.#changeListeners, { fields: [field], origin: "elsewhere" });
    return again;
  }

  async retry() {
    return worst(await Promise.all(this.#parts.filter(isHers).map((part) => part.retry())));
  }

  onChange(listener) {
    this.#changeListeners.push(listener);
  }

  onStatus(listener) {
    this.#statusListeners.push(listener);
  }

  /** The worst of them. @returns {import("../domain/types.js").Status} */
  get status() {
    const all = this.#parts.map(({ status }) => status);
    const [first] = all.sort((one, other) => WORST_FIRST.indexOf(one.state) - WORST_FIRST.indexOf(other.state));
    return { ...first, unsaved: all.reduce((sum, { unsaved }) => sum + unsaved, 0) };
  }

  /** Everything on screen as a copy, also when the store is dead. */
  unsavedCopy() {
    const [copy, ...others] = this.#parts.map((part) => part.unsavedCopy());
    return { ...copy, records: [copy, ...others].flatMap(({ records }) => records).filter(({ events }) => events.length) };
  }

  /** Has another device or tab made a record for this assignment? Then it is read with the others. */
  async takeIn() {
    const known = new Set(this.#parts.map(({ id }) => id));
    const fresh = (await recordIdsFor(this.#id).catch(() => [])).filter((id) => !known.has(id));
    for (const id of fresh) {
      const part = await openObservation(id);
      if (this.#parts.some((other) => other.id === id)) continue; // asked twice at once
      if (isHers(part)) this.#parts = this.#parts.filter(({ status }) => status.state !== "new"); // what was not begun need not be
      this.#join(part);
      this.#leaveOutErased();
      this.#tell(this.#changeListeners, { fields: Object.keys(part.answers), origin: "elsewhere" });
    }
    if (fresh.length) this.#tellStatus();
  }

  #join(part) {
    this.#parts = [...this.#parts.filter(isHers), part, ...this.#parts.filter((other) => !isHers(other))];
    const isPart = () => this.#parts.includes(part);
    part.onChange((change) => isPart() && this.#tell(this.#changeListeners, change));
    part.onStatus(() => {
      if (!isPart()) return;
      this.#leaveOutErased();
      this.#tellStatus();
    });
  }

  /** What was erased elsewhere goes from the screen, as long as there is another to write in; what was lost can be made again. */
  #leaveOutErased() {
    const [erased, left] = [this.#parts.filter(isErased), this.#parts.filter((part) => !isErased(part))];
    if (!erased.length || !left.some(isHers)) return;
    this.#parts = left;
    this.#tell(this.#changeListeners, { fields: erased.flatMap(({ answers }) => Object.keys(answers)), origin: "elsewhere" });
  }

  #tellStatus() {
    const { status } = this;
    if (JSON.stringify(status) === this.#told) return;
    this.#told = JSON.stringify(status);
    this.#tell(this.#statusListeners, status);
  }

  #tell(listeners, news) {
    for (const listener of listeners) listener(news);
  }
}

const worst = (outcomes) => ["failed", "saved", "unchanged"].find((outcome) => outcomes.includes(outcome));
