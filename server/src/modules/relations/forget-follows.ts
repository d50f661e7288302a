import { inPortions, type Db } from '../../platform/db/index.ts';
import { endFollow } from './follow-user.ts';

const portion = 100;

/** Ends all follows of and by somebody who leaves. Can be taken up where it stopped. */
export function forgetFollows(db: Db, userId: string): Promise<number> {
  return inPortions(db, async (trx) => {
    const follows = await trx
      .selectFrom('follows')
      .select(['follower_id', 'followed_id'])
      .where((query) => query.or([query('follower_id', '=', userId), query('followed_id', '=', userId)]))
      .limit(portion)
      .execute();
    for (const { follower_id: followerId, followed_id: followedId } of follows) {
      await endFollow(trx, { followerId, followedId });
    }
    return follows.length;
  });
}
