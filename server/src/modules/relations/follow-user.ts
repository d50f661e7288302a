import type { Trx } from '../../platform/db/index.ts';
import { invalid } from '../../platform/http/index.ts';

/** One person and the person they follow. */
export interface Following {
  followerId: string;
  followedId: string;
}

/** Follows a person; following again changes nothing. Throws `validation_failed` for oneself. */
export async function followUser(trx: Trx, { followerId, followedId }: Following, now: Date): Promise<void> {
  if (followerId === followedId) throw invalid({ path: '/handle', message: 'You cannot follow yourself.' });
  await trx
    .insertInto('follows')
    .values({ follower_id: followerId, followed_id: followedId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Stops following; not following changes nothing. */
export async function unfollowUser(trx: Trx, { followerId, followedId }: Following): Promise<void> {
  await trx
    .deleteFrom('follows')
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .execute();
}
