// The four requests to the server. Every answer is JSON; what is no answer of ours counts as no network.

/** The server said no, in a word that it documents. */
export class Problem extends Error {
  constructor(status, code) {
    super(`api: ${code}`);
    this.status = status;
    this.code = code;
  }
}

/** There was no answer, or none of ours: a school's log-in page for guests, a proxy, a server that is starting. */
export class NoAnswer extends Error {}

const PATIENCE = 30_000; // ms
const OURS = "application/json";

/** @returns {Promise<{account_id: string, name: string, csrf_token: string, seal_key: string, protocol: number}>} */
export const session = () => ask("/api/session");

/** @returns {Promise<{listing: object, etag: string} | null>} null: nothing new since `etag` */
export async function records(etag) {
  const answer = await send("/api/records", { headers: etag ? { "If-None-Match": etag } : {} });
  if (answer.status === 304) return null;
  return { listing: await bodyOf(answer), etag: answer.headers.get("ETag") };
}

/** @param {object} batch as openapi.json calls a Batch */
export const exchange = (recordId, batch, token) => ask(`/api/records/${recordId}/events`, { method: "POST", body: JSON.stringify(batch) }, token);

export const erase = (recordId, token) => ask(`/api/records/${recordId}`, { method: "DELETE" }, token);

/** Any other request of the API. */
export async function ask(path, options = {}, token = "") {
  const headers = token ? { "X-CSRF-Token": token } : {};
  if (options.body) headers["Content-Type"] = OURS;
  return bodyOf(await send(path, { ...options, headers }));
}

async function send(path, options) {
  try {
    return await fetch(path, { ...options, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw new NoAnswer();
  }
}

async function bodyOf(answer) {
  if (answer.status === 413) throw new Problem(413, "too_large"); // a proxy says so in words of its own
  let body;
  try {
    if (!answer.headers.get("Content-Type")?.startsWith(OURS)) throw new NoAnswer();
    body = await answer.json();
  } catch {
    throw new NoAnswer();
  }
  if (!answer.ok) throw new Problem(answer.status, body.code);
  return body;
}
