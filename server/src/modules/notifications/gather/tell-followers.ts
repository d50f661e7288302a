import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../../platform/jobs/index.ts';
import { isPersonShownTo } from '../../relations/index.ts';
import { selectChoices } from './acts.queries.ts';
import { tellOnce } from './tell-once.ts';

/** So many followers are told in one transaction: few enough that a process that serves pages, too, is never busy for long. */
const sliceSize = 1_000;

/** Tells the followers of an author of a post, slice after slice in the order of their ids. */
export const tellFollowers = jobType({
  name: 'tell-followers',
  payload: Type.Object({ postId: Type.String(), after: Type.Union([Type.String(), Type.Null()]) }),
  maxAttempts: 12,
});

/** Tells one slice and queues the next with it, so that each follower is told once wherever it stops. */
export function tellFollowersJob(db: Db): QueuedJob {
  return handleJob(tellFollowers, ({ postId, after }, { now }) =>
    db.transaction().execute((trx) => tellSlice(trx, { postId, after, now })),
  );
}

async function tellSlice(
  trx: Trx,
  { postId, after, now }: { postId: string; after: string | null; now: Date },
): Promise<{ postId: string; followers: number; told: number }> {
  const post = await trx
    .selectFrom('posts')
    .select('author_id')
    .where('id', '=', postId)
    .where('is_live', '=', true)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (post === undefined) return { postId, followers: 0, told: 0 };
  const slice = await trx
    .selectFrom('told_follows')
    .select('follower_id')
    .where('followed_id', '=', post.author_id)
    .$if(after !== null, (query) => query.where('follower_id', '>', after ?? ''))
    .orderBy('follower_id')
    .limit(sliceSize)
    .execute();
  const followerIds = slice.map(({ follower_id: id }) => id);
  const wanted = await selectInterested(trx, { followerIds, authorId: post.author_id, postId });
  const choices = await selectChoices(trx, wanted, 'followed_posted');
  await tellOnce(
    trx,
    wanted.map((userId) => {
      const { push = false, mail = false } = choices.get(userId) ?? {};
      const about = { type: 'followed_posted', thing: postId, postId, actorId: post.author_id } as const;
      // Chosen at the person: it is listed, and pushed and mailed where that was chosen for all of them.
      return { ...about, userId, app: true, push, mail };
    }),
    now,
  );
  const last = followerIds.at(-1);
  if (slice.length === sliceSize && last !== undefined)
    await enqueue(trx, tellFollowers, { postId, after: last });
  return { postId, followers: slice.length, told: wanted.length };
}

/** Who of some followers may be shown the author, did not mute the post and follows one of its interests, or all. */
async function selectInterested(
  trx: Trx,
  { followerIds, authorId, postId }: { followerIds: string[]; authorId: string; postId: string },
): Promise<string[]> {
  if (followerIds.length === 0) return [];
  const reader = { userId: sql.ref<string>('followers.id') };
  const { rows } = await sql<{ id: string }>`
    select followers.id from unnest(${followerIds}::uuid[]) as followers (id)
    where ${isPersonShownTo(reader, sql<string>`${authorId}::uuid`)}
      and not exists (
        select from muted_threads as muted where muted.user_id = followers.id and muted.post_id = ${postId})
      and (
        not exists (
          select from follow_interests as chosen
          where chosen.follower_id = followers.id and chosen.followed_id = ${authorId})
        or exists (
          select from follow_interests as chosen
          join post_interests on post_interests.interest_id = chosen.interest_id
          where chosen.follower_id = followers.id and chosen.followed_id = ${authorId}
            and post_interests.post_id = ${postId}))
  `.execute(trx);
  return rows.map(({ id }) => id);
}
