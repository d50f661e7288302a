import type { FollowState } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Following } from './follow-user.ts';
import { isPersonVisibleTo, type Reader } from './visible-people.ts';

/** How many follow a person, and how many that person follows, without those the reader may not meet. */
export async function countFollows(
  db: Db,
  userId: string,
  reader: Reader,
): Promise<{ followers: number; following: number }> {
  return db
    .selectNoFrom((query) => [
      query
        .selectFrom('follows')
        .where('followed_id', '=', userId)
        .where(isPersonVisibleTo(reader, 'follows.follower_id'))
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .as('followers'),
      query
        .selectFrom('follows')
        .where('follower_id', '=', userId)
        .where(isPersonVisibleTo(reader, 'follows.followed_id'))
        .select((count) => count.fn.countAll<number>().as('n'))
        .$asScalar()
        .as('following'),
    ])
    .executeTakeFirstOrThrow()
    .then((row) => ({ followers: row.followers ?? 0, following: row.following ?? 0 }));
}

/** How one person follows another, and within which interests, in the order of the catalogue of interests. */
export async function findFollow(
  db: Db,
  { followerId, followedId }: Following,
): Promise<Pick<FollowState, 'follows' | 'followsInterests'>> {
  const row = await db
    .selectFrom('follows')
    .select(
      sql<string[]>`array(
        select interests.slug from follow_interests
        join interests on interests.id = follow_interests.interest_id
        where follow_interests.follower_id = follows.follower_id
          and follow_interests.followed_id = follows.followed_id
        order by interests.position, interests.name)`.as('slugs'),
    )
    .where('follower_id', '=', followerId)
    .where('followed_id', '=', followedId)
    .executeTakeFirst();
  return { follows: row !== undefined, followsInterests: row?.slugs ?? [] };
}
