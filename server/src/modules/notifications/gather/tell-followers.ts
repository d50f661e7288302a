import { setTimeout as delay } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import { Type } from 'typebox';
import { broadcastIds } from '../../../platform/broadcast/index.ts';
import { newIdAt, type Db, type Trx } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { isPersonShownTo } from '../../relations/index.ts';
import { deliverOutside, notificationsChannel, type Telling } from '../deliver.ts';

/** So many followers are told in one transaction: few enough that nobody beside it waits for long. */
const sliceSize = 1_000;
/**
 * Between two slices the database is left to others for as long as the last one took: where much goes on it takes longer,
 * and so does the pause. At most this long, or 100,000 followers would not be told within half a minute.
 */
const longestPauseMs = 50;

/** Tells the followers of an author of a post, slice after slice in the order of their ids. */
export const tellFollowers = jobType({
  name: 'tell-followers',
  payload: Type.Object({
    postId: Type.String(),
    after: Type.Union([Type.String(), Type.Null()]),
    pauseMs: Type.Optional(Type.Number()),
  }),
  maxAttempts: 12,
});

/** Tells one slice and queues the next with it, so that each follower is told once wherever it stops. */
export function tellFollowersJob(db: Db): QueuedJob {
  return handleJob(tellFollowers, async ({ postId, after, pauseMs = 0 }, { now }) => {
    await delay(pauseMs);
    return db.transaction().execute((trx) => tellSlice(trx, { postId, after, now }));
  });
}

async function tellSlice(
  trx: Trx,
  { postId, after, now }: { postId: string; after: string | null; now: Date },
): Promise<{ postId: string; followers: number; told: number }> {
  const startedAt = performance.now();
  const post = await trx
    .selectFrom('posts')
    .select('author_id')
    .where('id', '=', postId)
    .where('is_live', '=', true)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (post === undefined) return { postId, followers: 0, told: 0 };
  const { last, followers, told, outside } = await insertSlice(trx, {
    postId,
    after,
    authorId: post.author_id,
    now,
  });
  await deliverOutside(trx, outside, now);
  if (followers === sliceSize && last !== null) {
    const pauseMs = Math.min(longestPauseMs, performance.now() - startedAt);
    await enqueue(trx, tellFollowers, { postId, after: last, pauseMs });
  }
  return { postId, followers, told };
}

interface ToldSlice {
  /** The last follower of the slice. */
  last: string | null;
  followers: number;
  told: number;
  /** Who is to be told by push or mail, too. */
  outside: Telling[];
}

/** One statement, so that followers need not come here and go back: a process that serves pages has better things to do. */
async function insertSlice(
  trx: Trx,
  slice: { postId: string; after: string | null; authorId: string; now: Date },
): Promise<ToldSlice> {
  const { postId, after, authorId, now } = slice;
  const ids = Array.from({ length: sliceSize }, () => newIdAt(now));
  const { rows } = await sql<ToldSlice>`
    with slice as materialized (
      select follower_id as id, row_number() over (order by follower_id) as place from told_follows
      where followed_id = ${authorId} ${after === null ? sql`` : sql`and follower_id > ${after}`}
      order by follower_id limit ${sliceSize}),
    wanted as materialized (
      select news.id, slice.id as user_id, coalesce(choices.push, false) as push, coalesce(choices.mail, false) as mail
      from slice
      join unnest(${ids}::uuid[]) with ordinality as news (id, place) using (place)
      left join notification_choices as choices on choices.user_id = slice.id and choices.type = 'followed_posted'
      where ${isInterested(slice)}),
    told as (
      -- Chosen at the person: it is listed, and pushed and mailed where that was chosen for all of them.
      insert into notifications (id, user_id, type, thing, actor_id, actor_count, post_id, in_app, to_mail, created_at, told_at)
      select id, user_id, 'followed_posted', ${postId}::uuid, ${authorId}::uuid, 1, ${postId}::uuid, true, mail, ${now}, ${now}
      from wanted order by user_id
      on conflict (user_id, type, thing) where not gathers do nothing
      returning id, user_id),
    heard as materialized (${broadcastIds(notificationsChannel, sql`select user_id as id from told`)})
    select
      (select id from slice order by place desc limit 1) as last,
      (select count(*) from slice) as followers,
      (select count(*) from told) as told,
      (select count(*) from heard) as heard,
      coalesce((
        select json_agg(json_build_object('userId', wanted.user_id, 'notificationId', wanted.id, 'push', push, 'mail', mail))
        from told join wanted using (id) where push or mail), '[]') as outside`.execute(trx);
  const [told] = rows;
  return told ?? { last: null, followers: 0, told: 0, outside: [] };
}

/** Whether a follower may be shown the author, did not mute the post and follows one of its interests, or all. */
function isInterested({ authorId, postId }: { authorId: string; postId: string }): RawBuilder<boolean> {
  return sql<boolean>`
    ${isPersonShownTo({ userId: sql.ref<string>('slice.id') }, sql<string>`${authorId}::uuid`)}
    and not exists (
      select from muted_threads as muted where muted.user_id = slice.id and muted.post_id = ${postId})
    and (
      not exists (
        select from follow_interests as chosen
        where chosen.follower_id = slice.id and chosen.followed_id = ${authorId})
      or exists (
        select from follow_interests as chosen
        join post_interests on post_interests.interest_id = chosen.interest_id
        where chosen.follower_id = slice.id and chosen.followed_id = ${authorId}
          and post_interests.post_id = ${postId}))`;
}
