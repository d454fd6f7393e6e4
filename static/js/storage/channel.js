// Tabs of this tablet tell each other what changed. A message brings no data: who hears it reads the store.

/** @typedef {{kind: "changed", record_id: string} | {kind: "erased", record_ids: string[]}} Message */

const channel = globalThis.BroadcastChannel ? new BroadcastChannel("observatie") : null;

/** @param {Message} message */
export const announce = (message) => channel?.postMessage(message);

/** @param {(message: Message) => void} listener */
export const listen = (listener) => channel?.addEventListener("message", (event) => listener(event.data));
