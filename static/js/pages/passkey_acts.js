// Making and using a passkey: what the server asks goes to the device, what the device answers goes to the server.
import { words } from "./passkey_messages.js";

export const canUsePasskeys = Boolean(window.PublicKeyCredential && navigator.credentials);

/** @returns {Promise<string>} the address to go on to */
export async function logInWithPasskey(token) {
  const asked = await post("/inloggen/sleutel", {}, token);
  const options = asked.credential_options;
  const shown = await navigator.credentials.get({ publicKey: { ...options, ...withBytes(options) } });
  const given = {
    ...described(shown),
    response: encoded(shown.response, ["authenticatorData", "clientDataJSON", "signature", "userHandle"]),
  };
  const answer = await post(`/inloggen/sleutel/${asked.wan_state}`, { credential: JSON.stringify(given) }, token);
  return answer.post_login_url ?? "/account";
}

export async function makePasskey(name, token) {
  const asked = await post("/account/sleutels", { name, usage: "first" }, token);
  const options = asked.credential_options;
  const user = { ...options.user, id: toBytes(options.user.id) };
  const made = await navigator.credentials.create({ publicKey: { ...options, ...withBytes(options), user } });
  const given = {
    ...described(made),
    response: {
      ...encoded(made.response, ["attestationObject", "clientDataJSON"]),
      transports: made.response.getTransports?.() ?? [],
    },
    extensions: JSON.stringify(made.getClientExtensionResults()),
  };
  await post(`/account/sleutels/${asked.wan_state}`, { credential: JSON.stringify(given) }, token);
}

/**
 * One at a time: a second tap would stop the first, and leave a key on the device that the server does not know.
 * @param {() => Promise<string>} act gives the address to go on to; the button stays off until that page is there
 */
export async function once(button, status, act) {
  button.disabled = true;
  status.textContent = words.busy;
  try {
    location.assign(await act());
  } catch (problem) {
    status.textContent = said(problem);
    button.disabled = false;
    button.focus();
  }
}

/** What went wrong, in words. */
function said(problem) {
  if (problem.name === "NotAllowedError" || problem.name === "AbortError") return words.stopped;
  if (problem.name === "InvalidStateError") return words.alreadyHere;
  return problem.said ?? words.failed;
}

async function post(address, data, token) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token },
    body: JSON.stringify(data),
  });
  if (answer.status === 401) location.assign("/account/bevestigen?next=/account/sleutels");
  const { response } = await answer.json();
  if (!answer.ok) {
    const problem = new Error("refused");
    problem.said = response?.errors?.[0];
    throw problem;
  }
  return response;
}

function withBytes(options) {
  const bytes = { challenge: toBytes(options.challenge) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (options[list]) bytes[list] = options[list].map((key) => ({ ...key, id: toBytes(key.id) }));
  }
  return bytes;
}

function described(credential) {
  return { id: credential.id, rawId: toText(credential.rawId), type: credential.type };
}

function encoded(response, parts) {
  return Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, toText(response[part])]));
}

function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}

function toText(bytes) {
  const characters = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
