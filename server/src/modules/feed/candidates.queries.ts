import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { isVisibleTo } from '../posts/index.ts';
import { isNotHiddenFrom } from '../preferences/index.ts';
import type { FeedRequest } from './feed-request.ts';

// How many of each source compete; together they make the longest feed one session can hold.
const perInterest = 150;
const fresh = 200;
const followed = 150;

/**
 * Ids of the posts that compete for a feed: the newest of each interest, the newest of followed people, and the newest
 * of all, so that nobody's feed is closed in. One's own posts do not.
 */
export async function selectCandidateIds(db: Db, request: FeedRequest): Promise<string[]> {
  const pools = await Promise.all([
    selectInterestPools(db, request.interestIds),
    request.viewer === null ? [] : selectFollowed(db, request.viewer.userId),
    selectFresh(db),
  ]);
  return [...new Set(pools.flat().map((row) => row.id))];
}

async function selectInterestPools(db: Db, interestIds: readonly string[]) {
  if (interestIds.length === 0) return [];
  return db
    .selectFrom('interests')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('post_interests')
          .whereRef('post_interests.interest_id', '=', 'interests.id')
          .select('post_interests.post_id')
          .orderBy('post_interests.created_at', 'desc')
          .orderBy('post_interests.post_id', 'desc')
          .limit(perInterest)
          .as('pool'),
      (join) => join.onTrue(),
    )
    .select('pool.post_id as id')
    .where('interests.id', 'in', interestIds)
    .execute();
}

async function selectFollowed(db: Db, viewerId: string) {
  return db
    .selectFrom('posts')
    .select('posts.id')
    .where(isVisibleTo(null))
    .where('author_id', 'in', (query) =>
      query.selectFrom('follows').select('followed_id').where('follower_id', '=', viewerId),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(followed)
    .execute();
}

async function selectFresh(db: Db) {
  return db
    .selectFrom('posts')
    .select('posts.id')
    .where(isVisibleTo(null))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(fresh)
    .execute();
}

/** What scoring and arranging need to know of candidates; those that may not be shown or do not fit the filter are left out. */
export async function selectCandidates(db: Db, ids: readonly string[], request: FeedRequest) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('posts')
    .leftJoin('post_counters as counter', 'counter.post_id', 'posts.id')
    .select((query) => [
      'posts.id',
      'posts.author_id',
      'posts.created_at',
      query.fn.coalesce(query.fn.sum<number>('counter.smiles'), sql.lit(0)).as('smiles'),
      query.fn.coalesce(query.fn.sum<number>('counter.saves'), sql.lit(0)).as('saves'),
      query.fn.coalesce(query.fn.sum<number>('counter.comments'), sql.lit(0)).as('comments'),
      sql<string[]>`array(select i.interest_id from post_interests i where i.post_id = posts.id)`.as(
        'interest_ids',
      ),
      sql<string[]>`array(
        select t.product_id from tags t where t.post_id = posts.id
        union select p.product_id from post_products p where p.post_id = posts.id
        union select o.product_id from poll_options o where o.post_id = posts.id and o.product_id is not null)`.as(
        'product_ids',
      ),
    ])
    .where('posts.id', 'in', ids)
    .where(isVisibleTo(null))
    .where(isNotHiddenFrom(request.viewer))
    .$if(request.kind !== null, (query) => query.where('posts.kind', '=', request.kind ?? 'photo'))
    .$if(request.viewer !== null, (query) =>
      query.where('posts.author_id', '<>', request.viewer?.userId ?? ''),
    )
    .groupBy('posts.id')
    .execute();
  const [wanted, off] = [new Set(request.interestIds), new Set(request.offInterestIds)];
  // What is of an interest that is turned off and of none that is wanted is not shown.
  return rows.filter(
    (post) => post.interest_ids.some((id) => wanted.has(id)) || !post.interest_ids.some((id) => off.has(id)),
  );
}
