// Tabs of this tablet tell each other what changed. A message brings no data: who hears it reads the store.

/** @import { Message } from "../domain/types.js" */

const channel = globalThis.BroadcastChannel ? new BroadcastChannel("observatie") : null;

/** @param {Message} message */
export const announce = (message) => channel?.postMessage(message);

/** @param {(message: Message) => void} listener */
export const listen = (listener) => channel?.addEventListener("message", (event) => listener(event.data));

/** Also to this page itself: for what happened behind its back. @param {Message} message */
export function announceToAll(message) {
  if (!globalThis.BroadcastChannel) return;
  const own = new BroadcastChannel("observatie");
  own.postMessage(message);
  own.close();
}
