import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';

/** For this many days a feed does not show again what somebody saw … */
export const seenDays = 60;

/** … but for no more posts than these, the last ones; of a single day no more are kept either. */
export const seenPosts = 5_000;

/** Posts somebody saw on a day (UTC) for the first time that day. */
export interface Seen {
  userId: string;
  day: string;
  postIds: readonly string[];
}

/** Remembers what people saw; each person and day is named once. People who are gone are passed over. */
export async function rememberSeen(trx: Trx, told: readonly Seen[]): Promise<void> {
  if (told.length === 0) return;
  const entries = told.flatMap(({ userId, day, postIds }) =>
    postIds.map((postId) => ({ userId, day, postId })),
  );
  await sql`
    insert into seen_posts (user_id, day, post_ids)
    select told.user_id, told.day, array_agg(told.post_id order by told.place)
    from unnest(
      ${entries.map((one) => one.userId)}::uuid[], ${entries.map((one) => one.day)}::date[],
      ${entries.map((one) => one.postId)}::uuid[]) with ordinality as told (user_id, day, post_id, place)
    join users on users.id = told.user_id
    group by 1, 2
    -- In one order, so that batches which overlap wait for each other instead of in a circle.
    order by 1, 2
    on conflict (user_id, day) do update set
      post_ids = (seen_posts.post_ids || excluded.post_ids)
        [greatest(1, cardinality(seen_posts.post_ids) + cardinality(excluded.post_ids) - ${seenPosts - 1}):]
  `.execute(trx);
}

/** Asks for the posts somebody saw lately, in no order: what their feed leaves out. */
export function seenPostIds(userId: string): RawBuilder<{ post_id: string }> {
  return sql<{ post_id: string }>`
    select distinct lately.post_id::text
    from (
      select one.post_id
      from seen_posts seen cross join lateral unnest(seen.post_ids) with ordinality as one (post_id, place)
      where seen.user_id = ${userId} and seen.day > current_date - ${seenDays}::integer
      order by seen.day desc, one.place desc
      limit ${seenPosts}) as lately`;
}

/** Forgets what was seen so long ago that feeds may show it again. */
export async function sweepSeen(db: Db, now: Date): Promise<number> {
  const swept = await sql`delete from seen_posts where day <= ${firstDay(now)}::date`.execute(db);
  return Number(swept.numAffectedRows ?? 0);
}

function firstDay(now: Date): string {
  return new Date(now.getTime() - seenDays * 86_400_000).toISOString().slice(0, 10);
}
