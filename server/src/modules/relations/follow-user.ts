import { recordChanges, wholeSeconds } from '../../platform/changes/index.ts';
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
  const followed = await trx
    .insertInto('follows')
    .values({ follower_id: followerId, followed_id: followedId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (followed.numInsertedOrUpdatedRows === 1n) await tell(trx, { followerId, followedId }, 1, now);
}

/** Stops following; not following changes nothing. */
export async function unfollowUser(trx: Trx, { followerId, followedId }: Following): Promise<void> {
  const unfollowed = await trx
    .deleteFrom('follows')
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .returning('created_at')
    .executeTakeFirst();
  if (unfollowed !== undefined) await tell(trx, { followerId, followedId }, -1, unfollowed.created_at);
}

async function tell(
  trx: Trx,
  { followerId: person, followedId }: Following,
  by: 1 | -1,
  at: Date,
): Promise<void> {
  const detail = { person, kind: 'author', response: 'follow', by, at: wholeSeconds(at) } as const;
  await recordChanges(trx, [
    { topic: 'touch', subject: followedId, detail },
    { topic: 'reader', subject: person },
  ]);
}
