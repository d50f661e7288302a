import { mkdir, mkdtemp, opendir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the files of pictures are kept. Keys are made from content, so a key is written once and never changes. */
export interface MediaStore {
  /** Folder that holds the files, to be served as they are. */
  readonly folder: string;
  /** Gives an empty folder on the same disk to work in, and takes it away afterwards. */
  withBench<T>(work: (folder: string) => Promise<T>): Promise<T>;
  /** Takes over a whole file of a bench under the key; a key that exists already is left as it is. */
  take(key: string, file: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** The keys of files that were there before a time. */
  listBefore(time: Date): AsyncIterable<string>;
  /** Removes benches that a process left behind when it was killed. */
  sweepBenches(before: Date): Promise<number>;
}

const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*\.(avif|webp|jpeg)$/;
// What begins with a dot is not served.
const benchPrefix = '.bench-';

/** Whether a name is one that a file of the media store may have. */
export function isMediaKey(name: string): boolean {
  return keyPattern.test(name);
}

/**
 * A media store in a folder, where nobody else on the machine sees what was not shown yet. A file appears under its name only
 * when all of it is on disk.
 */
export async function openFolderStore(folder: string): Promise<MediaStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    async withBench(work) {
      const bench = await mkdtemp(join(folder, benchPrefix));
      try {
        return await work(bench);
      } finally {
        await clear(bench);
      }
    },
    async take(key, file) {
      const path = pathOf(folder, key);
      if ((await changedAt(path)) === null) await rename(file, path);
    },
    remove: (key) => rm(pathOf(folder, key), { force: true }),
    async *listBefore(time) {
      for await (const { name } of await opendir(folder)) {
        if (!isMediaKey(name)) continue;
        const changed = await changedAt(join(folder, name));
        if (changed !== null && changed < time) yield name;
      }
    },
    async sweepBenches(before) {
      let swept = 0;
      for await (const { name } of await opendir(folder)) {
        const path = join(folder, name);
        const changed = name.startsWith(benchPrefix) ? await changedAt(path) : null;
        if (changed === null || changed >= before) continue;
        await clear(path);
        swept += 1;
      }
      return swept;
    },
  };
}

/** Once more where somebody who is being ended has put a file there meanwhile. */
async function clear(bench: string): Promise<void> {
  await rm(bench, { recursive: true, force: true, maxRetries: 5 });
}

function pathOf(folder: string, key: string): string {
  if (!isMediaKey(key)) throw new Error(`"${key}" is not a key of the media store.`);
  return join(folder, key);
}

async function changedAt(path: string): Promise<Date | null> {
  return stat(path).then(
    ({ mtime }) => mtime,
    () => null,
  );
}
