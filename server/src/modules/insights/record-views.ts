import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { countViews } from '../reactions/index.ts';
import { dayOf } from './view-days.ts';

/** Who saw something. */
export interface Onlooker {
  /** A user's id, or the key of a device. */
  key: string;
  userId: string | null;
}

/** A post somebody saw. */
export interface View {
  postId: string;
  at: Date;
}

/** Clocks of phones are seldom exact. */
export const toleratedMs = 5 * 60_000;

/**
 * Counts what somebody saw: each post once a day, and never one's own. Posts that are not there are passed over.
 */
export async function recordViews(
  db: Db,
  { onlooker, views: seen }: { onlooker: Onlooker; views: readonly View[] },
): Promise<void> {
  const views = seen.map(({ postId, at }) => ({ postId, day: dayOf(at) }));
  if (views.length === 0) return;
  const shown = await selectShownToOthers(
    db,
    views.map((view) => view.postId),
    onlooker.userId,
  );
  const counted = views.filter((view) => shown.has(view.postId));
  if (counted.length === 0) return;
  await db.transaction().execute(async (trx) => {
    // In one order, so that batches which overlap wait for each other instead of in a circle.
    const { rows } = await sql<{ post_id: string }>`
      insert into post_views (day, post_id, viewer_key)
      select distinct seen.day, seen.post_id, ${onlooker.key}
      from unnest(${counted.map((view) => view.day)}::date[], ${counted.map((view) => view.postId)}::uuid[])
        as seen (day, post_id)
      order by 1, 2
      on conflict do nothing
      returning post_id`.execute(trx);
    const postIds = rows.map((row) => row.post_id);
    if (postIds.length > 0) await countViews(trx, { postIds, viewerKey: onlooker.key });
  });
}

async function selectShownToOthers(
  db: Db,
  ids: readonly string[],
  userId: string | null,
): Promise<Set<string>> {
  const posts = await db
    .selectFrom('posts')
    .select('posts.id')
    .where('posts.id', 'in', ids)
    .where(isVisibleTo(null))
    .$if(userId !== null, (query) => query.where('posts.author_id', '<>', userId))
    .execute();
  return new Set(posts.map((post) => post.id));
}
