import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the bytes of pictures are kept. Keys are made from content, so a key is written once and never changes. */
export interface MediaStore {
  /** Keeps the bytes under the key; a key that exists already is left as it is. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Folder that holds the files, to be served as they are. */
  readonly folder: string;
}

const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*\.(avif|webp|jpeg)$/;

/** A media store in a folder. A file appears under its name only when all of it is on disk. */
export async function openFolderStore(folder: string): Promise<MediaStore> {
  await mkdir(folder, { recursive: true });
  return {
    folder,
    async put(key, bytes) {
      const path = pathOf(folder, key);
      if (await exists(path)) return;
      const draft = join(folder, `.${randomUUID()}.part`);
      try {
        await writeWhole(draft, bytes);
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    remove: (key) => rm(pathOf(folder, key), { force: true }),
  };
}

function pathOf(folder: string, key: string): string {
  if (!keyPattern.test(key)) throw new Error(`"${key}" is not a key of the media store.`);
  return join(folder, key);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}
