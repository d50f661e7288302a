import { decodeInSteps, IndexFileError, type ReadIndex } from '@spark/ranking';
import type { FastifyBaseLogger } from 'fastify';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { inTurns } from './in-turns.ts';

/** Where the index of a data folder lies. */
export function indexFileIn(dataDir: string): string {
  return join(dataDir, 'feed', 'index');
}

/** Reads the file; `null` where there is none, and, as is said, where it is torn or of another version. */
export async function readKeptIndex(
  path: string,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<ReadIndex | null> {
  try {
    return await inTurns(decodeInSteps(await readFile(path)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (!(error instanceof IndexFileError)) throw error;
    log.warn({ path, reason: error.message }, 'the feed index on disk cannot be used; it is made anew');
    return null;
  }
}

/**
 * Writes the file, piece by piece, in the place of the one before: whoever reads meets one of the two, whole.
 */
export async function writeIndexFile(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.${threadId}.next`;
  try {
    const file = await open(unfinished, 'w');
    try {
      for (const piece of pieces) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
