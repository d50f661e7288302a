import { sql } from 'kysely';
import type { Db } from '../db/index.ts';
import { logSetting } from './log-identity.ts';

/** A process that was away for longer reads everything anew. */
const keptMs = 48 * 3_600_000;

const batchSize = 10_000;

/**
 * Removes what no follower needs any more, oldest first, and keeps in the settings how far: who comes back with an older
 * snapshot is told so. What a transaction may still be open beside stays, so that nobody who follows now is behind.
 */
export async function sweepChanges(db: Db, now: Date): Promise<number> {
  const until = new Date(now.getTime() - keptMs);
  let total = 0;
  for (;;) {
    const { rows } = await sql<{ removed: number }>`
      with oldest as (select position, tx, at from changes order by position limit ${batchSize}),
      swept as (
        delete from changes using oldest
        where changes.position = oldest.position
          and oldest.at < ${until} and oldest.tx < pg_snapshot_xmin(pg_current_snapshot())
        returning changes.tx
      ),
      reach as (select max(tx) as tx from swept),
      kept as (
        update settings
        set value = value || jsonb_build_object(
          'sweptTx', greatest((value ->> 'sweptTx')::xid8, (select tx from reach))::text)
        where name = ${logSetting} and exists (select from swept)
      )
      select count(*) as removed from swept
    `.execute(db);
    const removed = rows[0]?.removed ?? 0;
    total += removed;
    if (removed < batchSize) return total;
  }
}
