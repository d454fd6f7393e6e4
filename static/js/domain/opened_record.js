// A record while it is open: its events, the answers folded from them field by field, and what of it is on screen.
import { isErased } from "./event.js";
import { canonical, foldField, survivorsOf, versionsOf } from "./fold.js";

/** @import { Answers, Event } from "./types.js" */

export class OpenedRecord {
  /** @type {Answers} */
  answers = {};
  #events = new Map(); // id -> event
  #fields = new Map(); // field -> its events
  #onScreen = new Map(); // field -> ids that its next event replaces
  #unstorable = new Map(); // field -> an event that can't be stored, and what it replaces: the next one replaces these too

  /** @returns {Event[]} */
  get events() {
    return [...this.#events.values()];
  }

  /** Take in events from anywhere; what is known already changes nothing. @returns {string[]} the fields that changed */
  add(events) {
    const fields = new Set();
    for (const event of events) if (this.#take(event)) fields.add(event.field);
    for (const field of fields) this.#refold(field);
    return [...fields];
  }

  /** This field's survivors are on screen now: the next event written here replaces them. */
  drawn(field) {
    this.#onScreen.set(field, [...new Set([...(this.answers[field]?.ids ?? []), ...(this.#unstorable.get(field) ?? [])])]);
  }

  /** Ids that an event written now replaces: what was drawn, and own events since. */
  replacedBy(field) {
    return this.#onScreen.get(field) ?? [];
  }

  /** Would writing this value say nothing new? */
  says(field, value) {
    const values = versionsOf(this.answers, field);
    if (!values.length) return value === null;
    const survivors = survivorsOf(this.#fields.get(field)).filter((event) => !isErased(event.value));
    return survivors.every((event) => canonical(event.value) === canonical(value));
  }

  /** An event of our own: drawn by having been entered. One that can't be stored leaves the earlier ids to be replaced as well. */
  addOwn(event, isStorable) {
    if (isStorable) this.#unstorable.delete(event.field);
    else this.#unstorable.set(event.field, [...event.replaces, event.id]);
    this.#onScreen.set(event.field, this.#unstorable.get(event.field) ?? [event.id]);
    this.add([event]);
  }

  #take(event) {
    const known = this.#events.get(event.id);
    if (known && (isErased(known.value) || !isErased(event.value))) return false;
    this.#events.set(event.id, event);
    const others = (this.#fields.get(event.field) ?? []).filter((other) => other !== known);
    this.#fields.set(event.field, [...others, event]);
    return true;
  }

  #refold(field) {
    const answer = foldField(field, this.#fields.get(field));
    if (answer) this.answers[field] = answer;
    else delete this.answers[field];
  }
}
