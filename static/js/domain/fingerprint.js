// The number of events and the XOR of their ids: two sets that differ have, for all that chance can do, two fingerprints.
// The twin is observatie/domain/fingerprint.py.

/** @param {Iterable<string>} ids UUIDs @returns {{count: number, xor: string}} xor: 32 hexadecimal digits */
export function fingerprintOf(ids) {
  let [count, xor] = [0, 0n];
  for (const id of ids) {
    count += 1;
    xor ^= BigInt(`0x${id.replaceAll("-", "")}`);
  }
  return { count, xor: xor.toString(16).padStart(32, "0") };
}

export const sameFingerprint = (one, other) => one.count === other.count && one.xor === other.xor;
