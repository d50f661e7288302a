import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

const dayMs = 86_400_000;
/** What is older is not looked for. */
const keptDays = 90;
/** Nobody reads further down. */
const keptOfEach = 500;
/** What is taken back and done again after two years may be told again. */
const actDays = 730;
const batchSize = 5_000;

/** Removes notifications that are old, or more than a person reads, and forgets what was told years ago. */
export async function sweepNotifications(
  db: Db,
  now: Date,
): Promise<{ old: number; many: number; acts: number }> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const old = await inBatches(
    async () =>
      (
        await sql`delete from notifications where id in (
          select id from notifications where told_at < ${before(keptDays)} order by told_at limit ${batchSize}
          for update skip locked)
        `.execute(db)
      ).numAffectedRows ?? 0n,
  );
  const many = await inBatches(
    async () =>
      (
        await sql`delete from notifications where id in (
          select id from notifications where id in (
            select id from (
              select id, row_number() over (partition by user_id order by told_at desc, id desc) as place
              from notifications where user_id in (
                select user_id from notifications group by user_id having count(*) > ${keptOfEach} limit 100)
            ) as placed where place > ${keptOfEach} limit ${batchSize})
          for update skip locked)
        `.execute(db)
      ).numAffectedRows ?? 0n,
  );
  const acts = await inBatches(
    async () =>
      (
        await sql`delete from notification_acts where ctid in (
          select ctid from notification_acts where at < ${before(actDays)} order by at limit ${batchSize})
        `.execute(db)
      ).numAffectedRows ?? 0n,
  );
  return { old, many, acts };
}

async function inBatches(remove: () => Promise<bigint>): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = Number(await remove());
    total += removed;
    if (removed === 0) return total;
  }
}
