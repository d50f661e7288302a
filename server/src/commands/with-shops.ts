import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { migrate } from '../platform/db/index.ts';
import { createDecoder } from '../platform/decoder/index.ts';
import type { Services } from '../platform/services.ts';
import { openFolderStore } from '../platform/storage/index.ts';
import { openDatabase } from './open-database.ts';

/** Does something about connected shops, with the database open and up to date. */
export async function withShops(
  command: string,
  isQuiet: boolean,
  work: (services: Pick<Services, 'db' | 'store' | 'decoder'>) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env);
  const tell = (message: string) => void (isQuiet || console.log(message));
  const { database, stop } = await openDatabase(config, command, tell);
  const decoder = createDecoder();
  try {
    await migrate(database.pool);
    const store = await openFolderStore(join(config.dataDir, 'media'));
    await work({ db: database.db, store, decoder });
  } finally {
    await decoder.close();
    await stop();
  }
}
