import { readConfig } from '../config.ts';
import { migrate, type Db } from '../platform/db/index.ts';
import { explainFeedError } from './explain-feed-error.ts';
import { openDatabase } from './open-database.ts';

/** Does something short with the catalogue; `isQuiet` leaves standard output to the result. */
export async function withCatalog(
  command: string,
  isQuiet: boolean,
  work: (db: Db) => Promise<void>,
): Promise<void> {
  const tell = (message: string) => void (isQuiet || console.log(message));
  const opened = await openDatabase(readConfig(process.env), command, tell);
  try {
    await migrate(opened.database.pool);
    await work(opened.database.db);
  } catch (error) {
    throw explainFeedError(error);
  } finally {
    await opened.stop();
  }
}
