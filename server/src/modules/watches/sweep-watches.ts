import type { Db } from '../../platform/db/index.ts';

const keptDays = 7;

/** Removes watches nobody confirmed, and those that are over. Returns how many. */
export async function sweepWatches(db: Db, now: Date): Promise<number> {
  const until = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  const unconfirmed = await db
    .deleteFrom('watches')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', until)
    .executeTakeFirst();
  const over = await db
    .deleteFrom('watches')
    .where('kind', '=', 'back')
    .where('told_at', '<', until)
    .executeTakeFirst();
  return Number(unconfirmed.numDeletedRows + over.numDeletedRows);
}
