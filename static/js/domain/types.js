// The shapes that modules share, for editors and readers; no page loads this file.

/**
 * @typedef {{erased: true}} Erased
 * @typedef {boolean | string | null | Object<string, boolean | string | null> | Erased} Value
 *
 * @typedef {object} Event  something a person entered; never changed
 * @property {string} record_id  UUIDv4, lower case
 * @property {string} id  UUIDv4, unique within its record
 * @property {string} field  which answer, e.g. "note.delen-3"
 * @property {Value} value
 * @property {string[]} replaces  ids of the events of this field that the writer had on screen
 * @property {string} made_at  device time with offset, a label for people; never used to order or merge
 *
 * @typedef {object} Answer
 * @property {Value[]} values  more than one: versions, to be shown until someone picks
 * @property {string[]} ids  survivors, sorted
 * @property {string | null} at  earliest made_at among the survivors that say values[0]
 *
 * @typedef {Object<string, Answer>} Answers
 *
 * @typedef {{minute: number} | {afterwards: true} | null} Moment
 *
 * @typedef {{id: string, kind: string, owner: string | null, members: string[]}} Record  all fixed when it is made
 *
 * @typedef {{id: string, kind: string, owner: string | null, members: string[], events: Event[]}} CopiedRecord
 * @typedef {{schema: "observatie.copy", version: 1, made_at: string, records: CopiedRecord[]}} Copy
 *
 * @typedef {"full" | "unknown" | "closed" | "newer_version" | "unavailable"} StorageReason
 *   full, unknown: nothing is changed any more in this page until she asks to try again
 *   closed: the database was closed under the page and did not open again; newer_version: another tab runs a newer app
 *
 * @typedef {object} Status  of an open observation
 * @property {"saved" | "saving" | "failed" | "new" | "gone" | "nothing_kept"} state
 * @property {StorageReason | "too_long" | "erased" | "lost" | "unknown" | null} reason
 *   gone is "erased" (wiped on purpose), "lost" (the database came back without it) or "unknown" (never heard of here)
 * @property {number} unsaved  events that are in memory only
 *
 * @typedef {{fields: string[], origin: "here" | "elsewhere"}} Change
 *
 * @typedef {{kind: "changed", record_id: string} | {kind: "erased", record_ids: string[]} | {kind: "synced"}} Message  between tabs
 */
