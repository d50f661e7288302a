import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { dayOf } from './event-times.ts';

/** How often a post was seen, ever. */
export async function viewsOfPost(db: Db, postId: string): Promise<number> {
  const row = await db
    .selectFrom('post_counters')
    .select((query) => query.fn.sum<number | null>('views').as('views'))
    .where('post_id', '=', postId)
    .executeTakeFirst();
  return Number(row?.views ?? 0);
}

/** How often posts, or the posts of authors, were seen since a day began; those that were not are absent. */
export async function viewsSince(
  db: Db,
  { by, keys, since }: { by: 'post' | 'author'; keys: readonly string[]; since: Date },
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const key = sql.ref(by === 'post' ? 'posts.id' : 'posts.author_id');
  const day = sql`${dayOf(since)}::date`;
  const { rows } = await sql<{ key: string; views: number }>`
    select ${key} as key, sum(seen.views)::int as views
    from posts join post_days seen on seen.post_id = posts.id and seen.day >= ${day}
    where ${key} = any(${keys}::uuid[])
    group by ${key}
    having sum(seen.views) > 0`.execute(db);
  return new Map(rows.map((row) => [row.key, row.views]));
}
