// One round: erasures first, then the listing, then every record that differs. Nothing is dropped because a list lacks it.
import { sameFingerprint, fingerprintOf } from "../domain/fingerprint.js";
import { nextBatch } from "../domain/outgoing.js";
import { account, isStale, setAccount } from "../storage/account.js";
import { drop } from "../storage/erasing.js";
import { erasures, erasureTold, forgetAcknowledged, held, isUnsentOf, keep, kept, overview, takeIn } from "../storage/sync_store.js";
import { Problem, erase, exchange, records, session as askSession } from "./api.js";

const PROTOCOL = 1;
const MOST_TURNS = 10_000; // of one record in one round; the server gives 2,000 events per turn

/** Why a round could not be made; what is to be sent waits. */
export class NotNow extends Error {
  /** @param {"other_account" | "newer"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @typedef {{id: string, kind: string, isHers: boolean}} Gone  erased elsewhere, by her or by who had it as well
 * @typedef {{changed: string[], gone: Gone[], problem: string | null}} Found
 *   ids of records with something new; why the first of those that failed did
 *
 * @param {(done: number, all: number) => void} tell progress, in records
 * @returns {Promise<Found>} what failed for one record alone is in it: the others have had their turn
 * @throws {NotNow | Problem | NoAnswer}
 */
export async function syncRound(tell = () => {}) {
  const session = await askSession();
  if (session.account_id !== account.id) throw new NotNow("other_account");
  takeName(session);
  if (session.protocol > PROTOCOL) throw new NotNow("newer");
  const token = session.csrf_token;
  const found = { changed: [], gone: [], problem: null };
  for (const one of await erasures()) await onItsOwn(found, () => tellErasure(one, token));
  const listed = await listing();
  const [here, hidden] = [await overview(), new Set((await erasures()).map((one) => one.record_id))];
  const todo = [...listed.values(), ...[...here.values()].map(({ record }) => record).filter(({ id }) => !listed.has(id))].filter(
    ({ id }) => !hidden.has(id) && !isSame(listed.get(id), here.get(id)),
  );
  for (const [done, record] of todo.entries()) {
    tell(done, todo.length);
    await onItsOwn(found, () => syncRecord(record, listed.has(record.id), token, found));
  }
  tell(todo.length, todo.length);
  return found;
}

/** Changed on this tablet or another: the next page has it. Not where she logged out meanwhile. */
function takeName({ account_id: id, name, seal_key }) {
  if (name !== account.name && !isStale()) setAccount({ id, name, seal_key });
}

const isSame = (listed, own) => Boolean(listed && own && !own.unsent && sameFingerprint(listed.fingerprint, fingerprintOf(own.acknowledged)));

/** One record that the server cannot deal with keeps no other one waiting. Without a login or an answer all of them wait. */
async function onItsOwn(found, act) {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof Problem) || [401, 403].includes(problem.status)) throw problem;
    found.problem ??= problem.code ?? "failed";
  }
}

async function tellErasure({ record_id: id, first }, token) {
  try {
    // A report that was opened here without a network is hers to erase only once the server knows that.
    if (first.length) await exchange(id, { events: first, acknowledged: [] }, token);
    await erase(id, token);
  } catch (problem) {
    // Not hers to erase (any more), or never there: the listing brings it back, or nobody has it.
    if (![403, 404, 410].includes(problem.status) || problem.code === "stale_token") throw problem;
  }
  await erasureTold(id);
}

/** The listing of now, or the one that was kept, when nothing is new. @returns {Promise<Map<string, object>>} */
async function listing() {
  const before = await kept("listing");
  const answer = await records(before?.etag);
  if (answer) await keep("listing", answer);
  return new Map((answer ?? before).listing.records.map((record) => [record.id, record]));
}

async function syncRecord(record, isListed, token, found) {
  const { id } = record;
  try {
    await converge(record, isListed, token, found);
  } catch (problem) {
    if (problem.status === 410) {
      await drop([id]);
      found.gone.push({ id, kind: record.kind, isHers: record.owner === account.id });
    } else if (problem.status === 404) await offerAgain(record, token, found);
    else if (problem.status === 422 && problem.code !== "not_json" && problem.code !== "not_a_batch") await refuseAll(record, problem.code);
    else throw problem;
  }
}

/** Up and down until both have the same. */
async function converge(record, isListed, token, found) {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const own = await held(record.id);
    const batch = own ? nextBatch(own.events, isUnsentOf(own)) : [];
    const answer = await exchange(record.id, asBatch(record, own, batch, isListed), token);
    const fresh = await takeIn(record.id, withoutFingerprint(record), heardFrom(answer));
    if (fresh.length && !found.changed.includes(record.id)) found.changed.push(record.id);
    const isDone = !answer.more && !answer.missing.length && !(await hasUnsent(record.id));
    const isStuck = !answer.outcomes.length && !answer.events.length && !answer.missing.length;
    if (isDone || isStuck) return;
  }
}

async function hasUnsent(recordId) {
  const own = await held(recordId);
  return own !== null && own.events.some(isUnsentOf(own));
}

/** Only what was never at the server may make a record there. */
function asBatch(record, own, events, isListed) {
  const acknowledged = [...(own?.acknowledged ?? [])];
  const isNew = !isListed && !acknowledged.length && record.owner === account.id;
  return { events, acknowledged, ...(isNew && { kind: record.kind, members: record.members.filter((member) => member !== account.id) }) };
}

const heardFrom = ({ outcomes, events, missing }) => ({
  had: outcomes.filter(({ outcome }) => outcome === "stored" || outcome === "already_there").map(({ id }) => id),
  refused: outcomes.filter(({ outcome }) => outcome === "refused" || outcome === "conflict").map(({ id, outcome, reason }) => ({ id, reason: reason ?? outcome })),
  brought: events,
  lost: missing,
});

/** The server lacks a whole record. If it is hers, all of it counts as not sent, and makes the record again. */
async function offerAgain(record, token, found) {
  if (record.owner !== account.id) return;
  const own = await held(record.id);
  if (!own?.acknowledged.size) return;
  await forgetAcknowledged(record.id);
  await syncRecord(record, false, token, found);
}

async function refuseAll(record, reason) {
  const own = await held(record.id);
  if (!own) return;
  const refused = own.events.filter(isUnsentOf(own)).map(({ id }) => ({ id, reason }));
  await takeIn(record.id, withoutFingerprint(record), { had: [], brought: [], refused, lost: [] });
}

const withoutFingerprint = ({ id, kind, owner, members }) => ({ id, kind, owner, members });
