// The one way pages read and write an observation: answers at once, durability told apart.
import { isTooLong, localTimestamp, makeEvent } from "../domain/event.js";
import { makeCopy } from "../domain/copy_shape.js";
import { valueOf, versionsOf } from "../domain/fold.js";
import { withStart } from "../domain/minutes.js";
import { OpenedRecord } from "../domain/opened_record.js";
import { isForeign } from "../storage/account.js";
import { announce, listen } from "../storage/channel.js";
import { connect, resume } from "../storage/database.js";
import { loadRecord, newId, newRecord, whyGone } from "../storage/records.js";
import { forget, missingFrom, writeLedger } from "../storage/unsent.js";
import { WriteQueue } from "../storage/write_queue.js";

/** @import { Change, Copy, Event, Status } from "../domain/types.js" */

// A page that is going gets one task: what is entered from then on must be asked and committed within it.
let isLeaving = false;
addEventListener("pagehide", () => (isLeaving = true), true);
addEventListener("pageshow", () => (isLeaving = false), true);

/**
 * Also for the other kinds of records: who shares, plans or answers reads and writes in the same way.
 * @param {string | null} recordId  null: a new one, made with its first event
 * @param {string} kind  of a new one  @param {string[]} others  accounts that are in a new one besides hers
 * @returns {Promise<Observation>}
 */
export async function openObservation(recordId, kind = "observation", others = []) {
  const observation = new Observation(newRecord(recordId || newId(), kind, others), Boolean(recordId));
  await observation.load();
  return observation;
}

class Observation {
  #opened = new OpenedRecord();
  #record;
  #queue;
  #isConnected = true; // could the store be opened?
  #touched = new Set(); // fields with words on screen that are not written yet
  #refused = new Map(); // field -> its event that may not be stored
  #changeListeners = [];
  #statusListeners = [];
  #told = "";

  constructor(record, isExpected) {
    this.id = record.id;
    this.missing = 0; // events the ledger knows of and the store no longer has
    this.#record = record;
    this.#queue = new WriteQueue(this.#record, isExpected, (isSaved) => this.#settled(isSaved));
    this.#follow();
  }

  get events() {
    return this.#opened.events;
  }

  /** @returns {import("../domain/types.js").Record} */
  get record() {
    return this.#record;
  }

  get answers() {
    return this.#opened.answers;
  }

  value(field) {
    return valueOf(this.answers, field);
  }

  versions(field) {
    return versionsOf(this.answers, field);
  }

  /** This field's survivors are on screen: the next write replaces them. */
  drawn(field) {
    this.#opened.drawn(field);
  }

  /** Someone types in this field: until its next write not everything is kept. */
  touched(field) {
    this.#touched.add(field);
    this.#tellStatus();
  }

  /**
   * `madeAt` is for what comes back as it was: a tick that was taken away by mistake keeps its minute.
   * @returns {Promise<"saved" | "failed" | "unchanged">}
   */
  write(field, value, { madeAt } = {}) {
    return this.writeAll([[field, value]], { madeAt });
  }

  /** Answers change at once; the promise tells when they are durable. @param {[string, unknown][]} changes */
  writeAll(changes, { madeAt = localTimestamp(new Date()) } = {}) {
    if (isForeign(this.#record)) return Promise.resolve("failed");
    const events = this.#eventsFor(withStart(this.answers, changes), madeAt);
    for (const [field] of changes) this.#touched.delete(field);
    if (!events.length) {
      this.#tellStatus();
      return Promise.resolve("unchanged");
    }
    const storable = events.filter((event) => this.#refused.get(event.field) !== event);
    const saved = storable.length ? this.#queue.add(storable, isLeaving || document.visibilityState === "hidden") : null;
    this.#tell(this.#changeListeners, { fields: [...new Set(events.map((event) => event.field))], origin: "here" });
    this.#tellStatus();
    return storable.length === events.length ? saved : Promise.resolve(saved).then(() => "failed");
  }

  /** Once more, because she asked for it. @returns {Promise<"saved" | "failed">} */
  async retry() {
    resume();
    const isLost = this.#queue.isGone && this.#queue.reason === "lost";
    const isErased = this.#queue.isGone && !isLost;
    if (isErased) return "failed";
    const saved = this.#queue.retry(isLost ? this.events.filter((event) => !isTooLong(event)) : []);
    this.#tellStatus();
    const outcome = await saved;
    if (outcome === "saved") await this.#refresh();
    return this.#refused.size ? "failed" : outcome;
  }

  onChange(listener) {
    this.#changeListeners.push(listener);
  }

  onStatus(listener) {
    this.#statusListeners.push(listener);
  }

  /** @returns {Status} */
  get status() {
    const unsaved = this.#queue.unsaved.length + this.#refused.size;
    const [state, reason] = this.#state(unsaved);
    return { state, reason, unsaved };
  }

  /** Everything on screen as a copy, also when the store is dead. @returns {Copy} */
  unsavedCopy() {
    return makeCopy([{ record: this.#record, events: this.events }], localTimestamp(new Date()));
  }

  /** Read it from the store. Called by openObservation; what it finds is in `status`. */
  async load() {
    try {
      if (this.#queue.isMade) await this.#read();
      else await connect();
    } catch {
      this.#isConnected = false;
    }
  }

  #state(unsaved) {
    const { reason, isGone, isMade } = this.#queue;
    if (isGone) return ["gone", reason];
    if (!this.#isConnected) return ["nothing_kept", reason];
    if (reason) return ["failed", reason];
    if (this.#refused.size) return ["failed", "too_long"];
    if (unsaved || this.#touched.size) return ["saving", null];
    return [isMade ? "saved" : "new", null];
  }

  /** One made_at for what is entered together; what says nothing new makes no event. */
  #eventsFor(changes, madeAt) {
    const events = [];
    for (const [field, entered] of changes) {
      const value = entered === "" ? null : entered;
      if (this.#opened.says(field, value)) continue;
      if (field === "meeting.started") this.#opened.drawn(field); // an empty start is on every screen
      const event = makeEvent(this.id, newId(), field, value, this.#opened.replacedBy(field), madeAt);
      const isRefused = isTooLong(event);
      if (isRefused) this.#refused.set(field, event);
      else this.#refused.delete(field);
      this.#opened.addOwn(event, !isRefused);
      events.push(event);
    }
    return events;
  }

  #settled(isSaved) {
    if (isSaved) {
      // The store could not be read before: now it can, and what it held comes on screen.
      if (!this.#isConnected) setTimeout(() => this.#refresh());
      this.#isConnected = true;
      setTimeout(announce, 0, { kind: "changed", record_id: this.id }); // after the screen has said it
    }
    this.#tellStatus();
  }

  async #read() {
    const loaded = await loadRecord(this.id);
    if (!loaded) return this.#queue.markGone(this.#reasonGone());
    this.#record = loaded.record;
    this.missing = missingFrom(this.id, loaded.events.map((event) => event.id));
    return this.#opened.add(loaded.events);
  }

  #reasonGone() {
    const isKnownHere = this.events.length > 0 || missingFrom(this.id, []) > 0;
    return whyGone(this.id) === "lost" && !isKnownHere ? "unknown" : whyGone(this.id);
  }

  /** Another tab wrote, or this one slept: take in what is new. Reading is safe whatever failed before. */
  async #refresh() {
    if (!this.#queue.isMade || this.#queue.isGone) return;
    try {
      const fields = (await this.#read()) ?? [];
      if (fields.length) this.#tell(this.#changeListeners, { fields, origin: "elsewhere" });
    } catch {
      // Unreadable for now; what is on screen stays.
    }
    this.#tellStatus();
  }

  #follow() {
    listen((message) => {
      if (message.kind === "changed" && message.record_id === this.id) this.#refresh();
      if (message.kind === "erased" && message.record_ids.includes(this.id)) this.#erasedElsewhere();
    });
    addEventListener("pagehide", () => this.#hide());
    addEventListener("pageshow", (event) => event.persisted && this.#refresh());
    document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? this.#hide() : this.#refresh()));
  }

  #hide() {
    this.#queue.flush();
    writeLedger();
  }

  #erasedElsewhere() {
    forget([this.id]);
    this.#queue.markGone("erased");
    this.#tellStatus();
  }

  #tellStatus() {
    const { status } = this;
    const told = `${status.state} ${status.reason} ${status.unsaved}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#tell(this.#statusListeners, status);
  }

  #tell(listeners, news) {
    for (const listener of listeners) listener(news);
  }
}
