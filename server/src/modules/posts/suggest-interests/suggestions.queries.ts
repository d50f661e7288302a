import type { InterestRef } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { isVisibleTo } from '../visible-posts.ts';
import type { LabelledText } from './word-model.ts';

/** So many of the newest posts of each interest are learned from. */
const textsPerInterest = 60;
/** So many of the newest posts with a product tell where it belongs. */
const postsPerProduct = 50;

/** Every interest with its name. */
export async function selectInterestNames(db: Db): Promise<InterestRef[]> {
  return db.selectFrom('interests').select(['slug', 'name']).orderBy('position').execute();
}

/** Texts of the newest posts of every interest, with the interests they belong to. */
export async function selectLabelledTexts(db: Db): Promise<LabelledText[]> {
  return db
    .selectFrom('posts')
    .select((query) => [
      'posts.text',
      query
        .selectFrom('post_interests')
        .innerJoin('interests', 'interests.id', 'post_interests.interest_id')
        .whereRef('post_interests.post_id', '=', 'posts.id')
        .select(sql<string[]>`array_agg(interests.slug)`.as('slugs'))
        .$asScalar()
        .$notNull()
        .as('labels'),
    ])
    .where(isVisibleTo(null))
    .where('posts.text', '<>', '')
    .where('posts.id', 'in', (query) =>
      query
        .selectFrom('interests')
        .innerJoinLateral(
          (inner) =>
            inner
              .selectFrom('post_interests')
              .whereRef('post_interests.interest_id', '=', 'interests.id')
              .select('post_interests.post_id')
              .orderBy('post_interests.created_at', 'desc')
              .orderBy('post_interests.post_id', 'desc')
              .limit(textsPerInterest)
              .as('pool'),
          (join) => join.onTrue(),
        )
        .select('pool.post_id'),
    )
    .execute();
}

/**
 * The share of each interest, by slug, among the posts that show some products; where nobody has posted these yet, among
 * those that show products of the same category.
 */
export async function selectInterestShares(
  db: Db,
  productIds: readonly string[],
): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const own = await selectShares(db, sql`products.id = any(${productIds}::uuid[])`);
  if (own.size > 0) return own;
  return selectShares(
    db,
    sql`products.category in (select category from products where id = any(${productIds}::uuid[]))`,
  );
}

async function selectShares(db: Db, wanted: ReturnType<typeof sql>): Promise<Map<string, number>> {
  const { rows } = await sql<{ slug: string; share: number }>`
    with shown as (
      select distinct post.post_id from products
      cross join lateral (
        select post_id from tags where product_id = products.id
        union all
        select post_id from post_products where product_id = products.id
        limit ${postsPerProduct}) as post
      where ${wanted} limit 1000)
    select interests.slug,
      count(*)::float8 / (select count(*) from shown) as share
    from shown
    join post_interests on post_interests.post_id = shown.post_id
    join interests on interests.id = post_interests.interest_id
    group by interests.slug`.execute(db);
  return new Map(rows.map(({ slug, share }) => [slug, share]));
}
