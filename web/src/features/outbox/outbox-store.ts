import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { joinQueue } from './join-queue.ts';
import type { Hold, NewEntry, OutboxEntry } from './outbox-entry.ts';

/** Where this device keeps what waits to be sent. */
export interface OutboxStore {
  /** Everything that waits, in the order it was done; of everybody who uses this device. */
  list(): Promise<OutboxEntry[]>;
  /** Adds an act, in one stroke with taking out what it makes pointless. */
  add(entry: NewEntry): Promise<void>;
  /** Notes that an entry is about to be sent; `false` where it is not there any more. */
  begin(id: number): Promise<boolean>;
  hold(id: number, hold: Hold | null): Promise<void>;
  remove(id: number): Promise<void>;
}

/** The outbox of this browser. */
export const deviceOutbox: OutboxStore = {
  list: async () => (await open()).getAll('entries'),
  async add(entry) {
    const transaction = (await open()).transaction('entries', 'readwrite');
    const { remove, isNeeded } = joinQueue(await transaction.store.getAll(), entry);
    for (const id of remove) void transaction.store.delete(id);
    // The key is given by the database.
    if (isNeeded) void transaction.store.add({ ...entry, hold: null } as OutboxEntry);
    await transaction.done;
  },
  begin: (id) => change(id, { isTried: true }),
  hold: async (id, hold) => void (await change(id, { hold })),
  remove: async (id) => (await open()).delete('entries', id),
};

/** Notes that whoever did it is told why it is held; `false` where it was told already, by another tab too, or went on. */
export async function noteTold(id: number): Promise<boolean> {
  const transaction = (await open()).transaction('entries', 'readwrite');
  const entry = await transaction.store.get(id);
  const hold = entry?.hold ?? null;
  const isNews = entry !== undefined && hold !== null && hold.isTold !== true;
  if (isNews) void transaction.store.put({ ...entry, hold: { ...hold, isTold: true } });
  await transaction.done;
  return isNews;
}

async function change(id: number, changes: Partial<OutboxEntry>): Promise<boolean> {
  const transaction = (await open()).transaction('entries', 'readwrite');
  const entry = await transaction.store.get(id);
  if (entry !== undefined) void transaction.store.put({ ...entry, ...changes });
  await transaction.done;
  return entry !== undefined;
}

interface Schema extends DBSchema {
  entries: { key: number; value: OutboxEntry };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('spark-outbox', 1, {
    upgrade: (database) => void database.createObjectStore('entries', { keyPath: 'id', autoIncrement: true }),
    terminated: () => (opened = undefined),
  });
  // A browser may refuse now and allow later.
  opened.catch(() => (opened = undefined));
  return opened;
}
