import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptDraft, KeptParts, KeptPicture } from './kept-draft.ts';

/** Where this device keeps drafts, with the files of photos the server has not got yet. */
export interface DraftStore {
  list(userId: string): Promise<KeptDraft[]>;
  get(id: string): Promise<KeptDraft | null>;
  /** Keeps a draft and, in the same stroke, files that came with it. */
  put(draft: KeptDraft, newFiles?: ReadonlyMap<string, File>): Promise<void>;
  remove(id: string): Promise<void>;
  files(keys: readonly string[]): Promise<Map<string, File>>;
}

/** The drafts of this browser. */
export const deviceDrafts: DraftStore = {
  async list(userId) {
    const drafts = await (await open()).getAll('drafts');
    return drafts.filter((draft) => draft.userId === userId);
  },
  async get(id) {
    return (await (await open()).get('drafts', id)) ?? null;
  },
  async put(draft, newFiles = new Map<string, File>()) {
    const transaction = (await open()).transaction(['drafts', 'files'], 'readwrite');
    const files = transaction.objectStore('files');
    void transaction.objectStore('drafts').put(draft);
    for (const [key, file] of newFiles) void files.put(file, key);
    await transaction.done;
  },
  async remove(id) {
    const transaction = (await open()).transaction(['drafts', 'files'], 'readwrite');
    const drafts = transaction.objectStore('drafts');
    await drafts.delete(id);
    const used = new Set(
      (await drafts.getAll()).flatMap(({ parts }) => pendingPictures(parts).map(({ key }) => key)),
    );
    const files = transaction.objectStore('files');
    for (const key of await files.getAllKeys()) if (!used.has(key)) void files.delete(key);
    await transaction.done;
  },
  async files(keys) {
    const store = (await open()).transaction('files').store;
    const found = await Promise.all(keys.map(async (key) => [key, await store.get(key)] as const));
    return new Map(found.flatMap(([key, file]) => (file === undefined ? [] : [[key, file]])));
  },
};

/** The pictures whose files only this device has. */
export function pendingPictures({ photos, options }: KeptParts): KeptPicture[] {
  return [...photos, ...options.map(({ picture }) => picture)].flatMap((picture) =>
    picture === null || picture.media !== null ? [] : [picture],
  );
}

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
  files: { key: string; value: File };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('spark-drafts', 1, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: 'id' });
      database.createObjectStore('files');
    },
    terminated: () => (opened = undefined),
  });
  // A browser may refuse now and allow later.
  opened.catch(() => (opened = undefined));
  return opened;
}
