import type { FeedView } from '@spark/contract';
import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { isPersonVisibleTo } from '../relations/index.ts';

/** As long as the order of a feed is kept, so is the place in it. */
const keptHours = 48;

const hourMs = 3_600_000;

/** Where somebody is in a feed: the post being read, those after it on the page, and the way on. */
export interface NewFeedPlace {
  userId: string;
  view: FeedView;
  postIds: readonly string[];
  nextCursor: string | null;
  at: Date;
}

/** Keeps a place unless a later one is known; answers with the one that counts. A clock that is ahead is set to now. */
export async function keepFeedPlace(trx: Trx, place: NewFeedPlace, now: Date) {
  const at = place.at < now ? place.at : now;
  const value = { post_ids: [...place.postIds], next_cursor: place.nextCursor, kept_at: at };
  await trx
    .insertInto('feed_places')
    .values({ user_id: place.userId, view: place.view, ...value })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'view'])
        .doUpdateSet(value)
        .where(sql.ref('feed_places.kept_at'), '<=', at),
    )
    .execute();
  return selectPlace(trx, place).executeTakeFirstOrThrow();
}

/** The place somebody is at in a feed; `undefined` where none is known, or it is too long ago. */
export async function findFeedPlace(db: Db, wanted: { userId: string; view: FeedView; now: Date }) {
  return selectPlace(db, wanted)
    .where('kept_at', '>', new Date(wanted.now.getTime() - keptHours * hourMs))
    .executeTakeFirst();
}

function selectPlace(db: Db, { userId, view }: { userId: string; view: FeedView }) {
  return db
    .selectFrom('feed_places')
    .select([
      // Whoever was blocked since is passed over.
      sql<string[]>`array(
        select place.id from unnest(post_ids) with ordinality as place (id, number)
        left join posts on posts.id = place.id
        where ${isPersonVisibleTo({ userId }, 'posts.author_id')} order by place.number)`.as('post_ids'),
      'next_cursor',
      'kept_at',
    ])
    .where('user_id', '=', userId)
    .where('view', '=', view);
}
