import { mkdir, opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where strangers' files are kept as they came: in private, never served. Each is named by an id of ours. */
export interface Vault {
  readonly folder: string;
  /** Where the file of this id lies, or is to be written. */
  pathOf(id: string): string;
  remove(id: string): Promise<void>;
  /** The ids of files that were last written to before a time. */
  listBefore(time: Date): AsyncIterable<string>;
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A vault in a folder that nobody else on the machine may look into. */
export async function openVault(folder: string): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    folder,
    pathOf: (id) => pathOf(folder, id),
    remove: (id) => rm(pathOf(folder, id), { force: true }),
    async *listBefore(time) {
      for await (const { name } of await opendir(folder)) {
        const facts = idPattern.test(name) ? await stat(join(folder, name)).catch(() => null) : null;
        if (facts !== null && facts.mtime < time) yield name;
      }
    },
  };
}

function pathOf(folder: string, id: string): string {
  if (!idPattern.test(id)) throw new Error(`"${id}" is not an id.`);
  return join(folder, id);
}
