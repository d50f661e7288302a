import { statfs } from 'node:fs/promises';

// Left free on purpose: what else is written meanwhile has to fit, too.
const reserveBytes = 8 * 1024 * 1024;

/** As the system names it, and as PostgreSQL does. */
const diskFull = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Whether a disk is full. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && diskFull.has(String(error.code));
}

/** Whether so many more bytes fit into a folder's disk. */
export async function hasRoomFor(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize, blocks } = await statfs(folder);
  // Some network file systems tell nothing.
  return blocks === 0 || bavail * bsize >= bytes + reserveBytes;
}
