/** A difference smaller than this is the way of an answer, or seconds nobody sees: the device's clock counts as right. */
export const clockToleranceMs = 30_000;

let behindMs = 0;

/**
 * Now, by the server's clock: what is compared with times of the server. Telephones are wrong by days at times, and would call
 * what was written just now two days old.
 */
export function serverNow(): number {
  return Date.now() + behindMs;
}

/** Notes what the server said the time was, and what this device took it to be. */
export function noteServerTime(said: string | null, here: number): void {
  const errorMs = Date.parse(said ?? '') - here;
  if (Number.isNaN(errorMs)) return;
  // Where both are nearly as known, nothing moves: times that were shown stay as they are.
  if (Math.abs(errorMs - behindMs) <= clockToleranceMs) return;
  behindMs = Math.abs(errorMs) <= clockToleranceMs ? 0 : errorMs;
}
