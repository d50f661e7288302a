import type { Db, Trx } from '../../../platform/db/index.ts';
import { ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { findFollow, holdPair } from '../../relations/index.ts';

/** A follower and whom they follow. */
interface ToldFollow {
  followerId: string;
  followedId: string;
}

/** Tells a follower whenever a person posts. Throws `conflict` for somebody one does not follow. */
export async function tellOfPosts(
  trx: Trx,
  { followerId, followedId }: ToldFollow,
  now: Date,
): Promise<void> {
  // The follow stays until this is written, which hangs on it.
  await holdPair(trx, followerId, followedId);
  if (!(await findFollow(trx, { followerId, followedId })).follows) {
    throw new ProblemError('conflict', say`Follow this person first. Then you can be told when they post.`);
  }
  await trx
    .insertInto('told_follows')
    .values({ follower_id: followerId, followed_id: followedId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Tells a follower of a person's posts no more. */
export async function tellNoPosts(trx: Trx, { followerId, followedId }: ToldFollow): Promise<void> {
  await trx
    .deleteFrom('told_follows')
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .execute();
}

/** Whether a follower is told whenever a person posts. */
export async function isToldOfPosts(db: Db, { followerId, followedId }: ToldFollow): Promise<boolean> {
  const row = await db
    .selectFrom('told_follows')
    .select('follower_id')
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .executeTakeFirst();
  return row !== undefined;
}
