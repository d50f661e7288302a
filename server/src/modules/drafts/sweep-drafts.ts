import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

const keptDays = { discarded: 1, published: 7, untouched: 90 } as const;

/** Forgets drafts: discarded ones after a day, the ids of published ones after a week, untouched ones after 90 days. */
export async function sweepDrafts(db: Db, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const swept = await db
    .deleteFrom('drafts')
    .where(
      'updated_at',
      '<',
      sql<Date>`case when published_at is not null then ${before(keptDays.published)}::timestamptz
                     when discarded_at is not null then ${before(keptDays.discarded)}::timestamptz
                     else ${before(keptDays.untouched)}::timestamptz end`,
    )
    .where('updated_at', '<', before(keptDays.discarded))
    .executeTakeFirst();
  return Number(swept.numDeletedRows);
}
