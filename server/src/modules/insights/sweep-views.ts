import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { dayOf, keptDays, keptMs } from './view-days.ts';

/** Forgets who saw what on days that can no longer be told; how many they were on each day stays for the reports. */
export async function sweepViews(db: Db, now: Date): Promise<number> {
  const firstKept = dayOf(new Date(now.getTime() - keptMs));
  const { rows } = await sql<{ swept: number }>`
    with swept as (delete from post_views where day < ${firstKept}::date returning post_id, day),
    summed as (
      insert into post_day_views (post_id, day, views)
      select post_id, day, count(*) from swept group by post_id, day
      on conflict (post_id, day) do update set views = post_day_views.views + excluded.views)
    select count(*)::int as swept from swept`.execute(db);
  const firstDay = dayOf(new Date(now.getTime() - keptDays * 86_400_000));
  await sql`delete from post_day_views where day < ${firstDay}::date`.execute(db);
  return rows[0]?.swept ?? 0;
}
