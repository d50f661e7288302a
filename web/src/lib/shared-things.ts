import { openDB, type DBSchema } from 'idb';

/** What another app handed over. */
export interface SharedThings {
  title: string;
  text: string;
  url: string;
  files: File[];
  /** By the clock of this device; only to let go of what nobody came for. */
  at: number;
}

/** What nobody came for is let go of after this. */
const keptMs = 7 * 24 * 3_600_000;

interface Schema extends DBSchema {
  shared: { key: string; value: SharedThings };
}

/** Keeps what was handed over until the composer takes it. Answers its id. */
export async function keepShared(things: SharedThings): Promise<string> {
  const database = await open();
  const id = crypto.randomUUID();
  for (const key of await database.getAllKeys('shared')) {
    const old = await database.get('shared', key);
    if (old !== undefined && Math.abs(things.at - old.at) > keptMs) await database.delete('shared', key);
  }
  await database.put('shared', things, id);
  database.close();
  return id;
}

/** What was handed over under an id; `null` where nothing is there. */
export async function readShared(id: string): Promise<SharedThings | null> {
  const database = await open();
  const things = await database.get('shared', id);
  database.close();
  return things ?? null;
}

/** Lets go of what is in a draft by now. */
export async function dropShared(id: string): Promise<void> {
  const database = await open();
  await database.delete('shared', id);
  database.close();
}

function open() {
  return openDB<Schema>('spark-shared', 1, {
    upgrade: (database) => void database.createObjectStore('shared'),
  });
}
