import type { Db } from '../../platform/db/index.ts';
import type { Following } from './follow-user.ts';

/** How many follow a person, and how many that person follows. */
export async function countFollows(
  db: Db,
  userId: string,
): Promise<{ followers: number; following: number }> {
  return db
    .selectNoFrom((query) => [
      query
        .selectFrom('follows')
        .where('followed_id', '=', userId)
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .as('followers'),
      query
        .selectFrom('follows')
        .where('follower_id', '=', userId)
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .as('following'),
    ])
    .executeTakeFirstOrThrow()
    .then((row) => ({ followers: row.followers ?? 0, following: row.following ?? 0 }));
}

/** Whether one person follows another. */
export async function isFollowing(db: Db, { followerId, followedId }: Following): Promise<boolean> {
  const row = await db
    .selectFrom('follows')
    .select('follower_id')
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ids of the people somebody follows. */
export async function listFollowedIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('follows')
    .select('followed_id')
    .where('follower_id', '=', userId)
    .execute();
  return rows.map((row) => row.followed_id);
}
