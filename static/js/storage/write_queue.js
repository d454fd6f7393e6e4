// The way from an entered event to a durable one. One transaction at a time, everything entered meanwhile in the next one.
// An event leaves memory only when it is safe, whatever the store says.
import { Refusal, append } from "./records.js";
import { noteKept } from "./unsent.js";

/** @import { Event, Record } from "../domain/types.js" */

export class WriteQueue {
  /** Why the last write failed, or null. */
  reason = null;
  /** The record is no longer in the store: nothing is written until someone asks to make it again. */
  isGone = false;
  /** Is the record in the store? Else its first event makes it. */
  isMade;
  #record;
  #onSettled;
  #unsaved = new Map(); // id -> event
  #asked = new Set(); // ids in a transaction now
  #next = null; // promise and resolve of the events that wait for the next transaction

  /**
   * @param {Record} record
   * @param {boolean} isMade
   * @param {(saved: boolean) => void} onSettled  after every transaction
   */
  constructor(record, isMade, onSettled) {
    this.#record = record;
    this.isMade = isMade;
    this.#onSettled = onSettled;
  }

  get unsaved() {
    return [...this.#unsaved.values()];
  }

  /**
   * Asked within this call when no transaction is under way: the disk then works while the screen is drawn.
   * @param {boolean} isLeaving  the page may end with this task: ask within this call whatever is under way
   */
  add(events, isLeaving) {
    for (const event of events) this.#unsaved.set(event.id, event);
    const { promise } = (this.#next ??= withResolvers());
    if (isLeaving || !this.#asked.size) this.flush();
    return promise;
  }

  /** Try what failed once more. @param {Event[]} all  everything of a record that the store lost: it is made again */
  retry(all) {
    if (this.isGone) this.isMade = false;
    this.isGone = false;
    this.reason = null;
    return this.add(all, false);
  }

  /** The store no longer has it. @param {"erased" | "lost" | "unknown"} reason */
  markGone(reason) {
    this.isGone = true;
    this.reason = reason;
  }

  /** Ask for everything that waits, now. */
  flush() {
    const next = this.#next;
    if (!next) return;
    this.#next = null;
    if (this.isGone) return this.#settle(next, false);
    const events = this.unsaved.filter((event) => !this.#asked.has(event.id));
    if (!events.length) return this.#settle(next, true);
    for (const event of events) this.#asked.add(event.id);
    append(events, this.isMade ? null : this.#record).then(
      () => this.#succeed(events, next),
      (error) => this.#fail(events, next, error),
    );
  }

  #succeed(events, next) {
    this.isMade = true;
    for (const { id } of events) this.#unsaved.delete(id);
    // Of two transactions under way the other may have failed: then that is still so.
    if ([...this.#unsaved.keys()].every((id) => this.#asked.has(id)) || this.#next) this.reason = null;
    noteKept(this.#record.id, events.map((event) => event.id));
    this.#settle(next, true, events);
  }

  #fail(events, next, error) {
    if (error instanceof Refusal) this.markGone(error.reason);
    else this.reason = error.reason ?? "unavailable";
    this.#settle(next, false, events);
  }

  #settle(next, isSaved, events = []) {
    for (const { id } of events) this.#asked.delete(id);
    this.#onSettled(isSaved);
    next.resolve(isSaved ? "saved" : "failed");
    if (!this.#asked.size) this.flush();
  }
}

function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve) => {
    made.resolve = resolve;
  });
  return made;
}
