import type { FollowState } from '@spark/contract';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { Following } from './follow-user.ts';
import { isPersonVisibleTo, peopleUnseenBy, type Reader } from './visible-people.ts';

/**
 * How many follow a person, and how many that person follows, without those the reader may not meet. Followers are kept
 * whole and lessened by the few of them who are leaving or behind a block of the reader's: there may be very many.
 */
export async function countFollows(
  db: Db,
  userId: string,
  reader: Reader,
): Promise<{ followers: number; following: number }> {
  const { rows } = await sql<{ followers: number; following: number }>`
    select
      coalesce((select followers from follow_counts where user_id = ${userId}), 0)
        - (select count(*) from ${unseen(reader)} join follows on follows.follower_id = unseen.id
            where follows.followed_id = ${userId})::integer as followers,
      (select count(*) from follows
        where follower_id = ${userId} and ${isPersonVisibleTo(reader, 'follows.followed_id')}) as following`.execute(
    db,
  );
  return rows[0] ?? { followers: 0, following: 0 };
}

/** Everybody `isPersonVisibleTo` takes out, each once. */
function unseen(reader: Reader): RawBuilder<unknown> {
  const leaving = sql`select user_id from departures`;
  return reader === null
    ? sql`(${leaving}) as unseen (id)`
    : sql`(${leaving} union select * from ${peopleUnseenBy(reader)} as behind) as unseen (id)`;
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
