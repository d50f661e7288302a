import { decodeInSteps, headBytes, IndexFileError, keptFrom, type ReadIndex } from '@spark/ranking';
import type { FastifyBaseLogger } from 'fastify';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
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
    return await inTurns(decodeInSteps(await readPieces(path)));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (!(error instanceof IndexFileError)) throw error;
    log.warn({ path, reason: error.message }, 'the feed index on disk cannot be used; it is made anew');
    return null;
  }
}

/** What is made anew of the file, and what is kept of it, each in memory of its own: so nothing holds on to the first. */
async function readPieces(path: string): Promise<Uint8Array[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.min(size, keptFrom(await readPart(file, 0, Math.min(size, headBytes))) ?? size);
    return [await readPart(file, 0, from), await readPart(file, from, size - from)];
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await file.read(bytes, at, Math.min(length - at, mostAtOnce), start + at);
    if (bytesRead === 0) throw new IndexFileError('The file became shorter.');
    at += bytesRead;
  }
  return bytes;
}

/** No system reads more than some two gigabytes at once. */
const mostAtOnce = 2 ** 30;

/**
 * Writes the file, piece by piece, in the place of the one before: whoever reads meets one of the two, whole.
 */
export async function writeIndexFile(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  // It knows who did what: nobody else of this machine may read it.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}.${threadId}.next`;
  try {
    const file = await open(unfinished, 'w', 0o600);
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
