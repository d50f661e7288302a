import type { Snapshot } from './snapshot.ts';

/** Which log there is, and what was swept away of it. */
export interface LogReach {
  /** `null` if nobody opened one. */
  log: string | null;
  /** The last transaction that was swept away. */
  sweptTx: bigint | null;
}

/** Whether the log still says all that happened since. Rows that were swept were told to everybody whose snapshot held them. */
export function reachesBack(place: { log: string; since: Snapshot }, { log, sweptTx }: LogReach): boolean {
  if (log !== place.log) return false;
  if (sweptTx === null) return true;
  return sweptTx < place.since.xmax && place.since.open.every((tx) => tx > sweptTx);
}
