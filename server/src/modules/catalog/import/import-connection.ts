import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import { dropStaging } from './staging.ts';

// Any number does, as long as every Spark uses the same one.
const importLock = 7_205_018;

/**
 * Lends a connection on which an import may take its time: staging lives in its temporary tables, and whoever has it is the
 * only one who changes what feeds brought. Throws `import_running` when somebody else has it.
 */
export async function withImportConnection<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await claim(connection);
    try {
      return await work(connection);
    } finally {
      // A connection that broke took lock and tables with it; the import's own error must not be hidden by that.
      await release(connection).catch(() => undefined);
    }
  });
}

async function claim(db: Db): Promise<void> {
  const claimed = await sql<{ ok: boolean }>`select pg_try_advisory_lock(${importLock}) as ok`.execute(db);
  if (claimed.rows[0]?.ok !== true) {
    throw new FeedError('import_running', say`Another import is running.`, { hint: 'wait until it is done' });
  }
  // A large feed takes longer than any request may.
  await sql`set statement_timeout = 0`.execute(db);
}

async function release(db: Db): Promise<void> {
  await dropStaging(db);
  await sql`reset statement_timeout`.execute(db);
  await sql`select pg_advisory_unlock(${importLock})`.execute(db);
}
