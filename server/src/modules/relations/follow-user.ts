import { recordChanges, wholeSeconds } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { holdPair } from './hold-pair.ts';
import { isPersonVisibleTo } from './visible-people.ts';

/** One person and the person they follow. */
export interface Following {
  followerId: string;
  followedId: string;
}

/**
 * Follows a person: everything they post, or one interest of it beside those followed already. Following again changes
 * nothing. Throws `validation_failed` for oneself, and `not_found` across a block.
 */
export async function followUser(
  trx: Trx,
  { interestId, ...following }: Following & { interestId: string | null },
  now: Date,
): Promise<void> {
  const { followerId, followedId } = following;
  if (followerId === followedId)
    throw invalid({ path: '/handle', message: say`You cannot follow yourself.` });
  // Whoever blocks, or stops following, at this moment is waited for: no follow outlives a block.
  await holdPair(trx, followerId, followedId);
  await checkVisible(trx, following);
  const followed = await trx
    .insertInto('follows')
    .values({ follower_id: followerId, followed_id: followedId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isNew = followed.numInsertedOrUpdatedRows === 1n;
  const isOther = await (interestId === null ? widen(trx, following) : confine(trx, following, interestId));
  if (isNew) await tell(trx, following, 1, now);
  else if (isOther) await recordChanges(trx, [{ topic: 'reader', subject: followerId }]);
}

/** Stops following; not following changes nothing. */
export async function unfollowUser(trx: Trx, following: Following): Promise<void> {
  await holdPair(trx, following.followerId, following.followedId);
  await endFollow(trx, following);
}

/** The same, for whoever holds the two already or ends all follows of somebody. */
export async function endFollow(trx: Trx, following: Following): Promise<void> {
  const unfollowed = await trx
    .deleteFrom('follows')
    .where('follower_id', '=', following.followerId)
    .where('followed_id', '=', following.followedId)
    .returning('created_at')
    .executeTakeFirst();
  if (unfollowed !== undefined) await tell(trx, following, -1, unfollowed.created_at);
}

/** Stops following one interest of somebody's; with the last one the following ends. */
export async function unfollowInterest(
  trx: Trx,
  { interestId, ...following }: Following & { interestId: string },
): Promise<void> {
  // Of two interests left at once, the second is the last.
  await holdPair(trx, following.followerId, following.followedId);
  const removed = await trx
    .deleteFrom('follow_interests')
    .where('follower_id', '=', following.followerId)
    .where('followed_id', '=', following.followedId)
    .where('interest_id', '=', interestId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return;
  const left = await trx
    .selectFrom('follow_interests')
    .select('interest_id')
    .where('follower_id', '=', following.followerId)
    .where('followed_id', '=', following.followedId)
    .executeTakeFirst();
  if (left === undefined) await endFollow(trx, following);
  else await recordChanges(trx, [{ topic: 'reader', subject: following.followerId }]);
}

async function checkVisible(trx: Trx, { followerId, followedId }: Following): Promise<void> {
  const person = await trx
    .selectFrom('users')
    .select('users.id')
    .where('users.id', '=', followedId)
    .where(isPersonVisibleTo({ userId: followerId }, 'users.id'))
    .executeTakeFirst();
  if (person === undefined) throw notFound('person');
}

/** From some interests to everything; tells whether that is another. */
async function widen(trx: Trx, { followerId, followedId }: Following): Promise<boolean> {
  const removed = await trx
    .deleteFrom('follow_interests')
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** One interest more, or from everything to that one; tells whether that is another. */
async function confine(
  trx: Trx,
  { followerId, followedId }: Following,
  interestId: string,
): Promise<boolean> {
  const added = await trx
    .insertInto('follow_interests')
    .values({ follower_id: followerId, followed_id: followedId, interest_id: interestId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
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
