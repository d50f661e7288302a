import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Trx } from '../db/index.ts';

/** The setting that says which log this is, and up to where it was swept. */
export const logSetting = 'change-log';

/**
 * Which log the database holds. Snapshots mean something in one history of one database only: a dump that was restored, a
 * copy, or a standby that took over counts transactions anew. There the log is emptied and gets another name.
 */
export async function openLog(db: Db): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const { home } = await readHome(trx);
    await sql`
      insert into settings (name, value)
      values (${logSetting}, ${JSON.stringify({ id: randomUUID(), home, sweptTx: null })}::jsonb)
      on conflict (name) do nothing
    `.execute(trx);
    const kept = await sql<{ id: string; home: string }>`
      select value ->> 'id' as id, value ->> 'home' as home from settings where name = ${logSetting} for update
    `.execute(trx);
    const [log] = kept.rows;
    if (log !== undefined && log.home === home) return log.id;
    const id = randomUUID();
    await trx.deleteFrom('changes').execute();
    await trx
      .updateTable('settings')
      .set({ value: JSON.stringify({ id, home, sweptTx: null }), updated_at: new Date() })
      .where('name', '=', logSetting)
      .execute();
    return id;
  });
}

/**
 * Makes everybody who follows read everything anew once this transaction commits: for writes by the thousand that do not
 * say what they change.
 */
export async function restartLog(trx: Trx): Promise<void> {
  await sql`
    update settings set value = value || ${JSON.stringify({ id: randomUUID() })}::jsonb, updated_at = now()
    where name = ${logSetting}
  `.execute(trx);
}

async function readHome(db: Db): Promise<{ home: string }> {
  // The cluster, the database in it, and the timeline, which a restored backup and a new primary begin anew.
  const { rows } = await sql<{ home: string }>`
    select concat_ws('.',
      (select system_identifier from pg_control_system()),
      (select oid from pg_database where datname = current_database()),
      left(pg_walfile_name(pg_current_wal_lsn()), 8)
    ) as home
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not say which one it is');
  return row;
}
