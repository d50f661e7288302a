import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A folder that cannot be measured; the message is for whoever named it. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

/** The files of a folder, plain or gzip. */
export interface Files {
  folder: string;
  /** Without `.gz`. */
  names: string[];
  /** The text of a file, or null where there is none of this name. */
  read(name: string): Promise<string | null>;
}

/** Looks into a folder. */
export async function openFolder(folder: string): Promise<Files> {
  const found = await readdir(folder).catch(() => {
    throw new DataError(`${folder} is no folder that can be read.`);
  });
  const files = new Map(found.toSorted().map((file) => [file.replace(/\.gz$/, ''), file]));
  return {
    folder,
    names: [...files.keys()],
    async read(name) {
      const file = files.get(name);
      if (file === undefined) return null;
      try {
        const bytes = await readFile(join(folder, file));
        return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      } catch {
        throw new DataError(`${join(folder, file)} is damaged or cannot be read.`);
      }
    },
  };
}
