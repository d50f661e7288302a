import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';

/** Where files are kept in memory, on systems that have such a place. */
const inMemory = '/dev/shm';
/** A run takes a quarter of it. */
const neededBytes = 2 ** 31;

/**
 * Where what tests write lies, for as long as they run. A database is nearly a thousand files, and tests make and take away
 * many more: on a disk that was a fifth of PostgreSQL's work.
 */
export async function folderOfRuns(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(inMemory);
    return bavail * bsize > neededBytes ? inMemory : tmpdir();
  } catch {
    return tmpdir();
  }
}
