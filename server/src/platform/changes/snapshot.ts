/**
 * What PostgreSQL calls a `pg_snapshot`: which transactions had ended at one moment. All below `xmax` had, except the
 * open ones.
 */
export interface Snapshot {
  xmax: bigint;
  open: readonly bigint[];
}

/** Reads a snapshot as PostgreSQL writes it: `xmin:xmax:open,open,…`; `null` if it is none. */
export function parseSnapshot(text: string): Snapshot | null {
  const parts = /^\d+:(\d+):((?:\d+(?:,\d+)*)?)$/.exec(text);
  if (parts === null) return null;
  const [, xmax = '', open = ''] = parts;
  return { xmax: BigInt(xmax), open: open === '' ? [] : open.split(',').map(BigInt) };
}

/** Reads a snapshot that PostgreSQL wrote. */
export function readSnapshot(text: string): Snapshot {
  const snapshot = parseSnapshot(text);
  if (snapshot === null) throw new Error(`not a snapshot: ${text}`);
  return snapshot;
}

/** Whether what a transaction wrote was there in the snapshot, provided that it was committed ever. */
export function hasSeen(snapshot: Snapshot, tx: bigint): boolean {
  return tx < snapshot.xmax && !snapshot.open.includes(tx);
}
