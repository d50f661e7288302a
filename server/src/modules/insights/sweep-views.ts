import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { dayOf, keptMs } from './view-days.ts';

/** Forgets who saw what on days that can no longer be told; the counts stay. */
export async function sweepViews(db: Db, now: Date): Promise<number> {
  const firstKept = dayOf(new Date(now.getTime() - keptMs));
  const swept = await db
    .deleteFrom('post_views')
    .where('day', '<', sql<Date>`${firstKept}::date`)
    .executeTakeFirst();
  return Number(swept.numDeletedRows);
}
