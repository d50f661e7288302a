import { sql, type RawBuilder } from 'kysely';
import type { ReviewOrder } from './review-order.ts';

/**
 * The ids of the most helpful of a product's reviews, as a subquery. Of reviews with as many votes those are the more helpful
 * whose share began later, so the index gives the first of each number of votes in their order, and only these are compared:
 * there are few different numbers, for the votes of a product would have to be half the square of them.
 */
export function mostHelpful({
  productId,
  order,
  wanted,
  limit,
}: {
  productId: string;
  order: ReviewOrder;
  /** What is to hold of a review. */
  wanted: readonly RawBuilder<boolean>[];
  limit: number;
}): RawBuilder<string> {
  const below = sql`
    select max(helpful_count) from reviews where product_id = ${productId} and helpful_count < numbers.votes`;
  return sql<string>`
    with recursive numbers (votes) as (
      select max(helpful_count) from reviews where product_id = ${productId}
      union all
      select (${below}) from numbers where numbers.votes > 0)
    select first.id from numbers cross join lateral (
      select id, product_id, helpful_count, share_from, created_at from reviews
      where helpful_count = numbers.votes and ${sql.join(wanted, sql` and `)}
      order by share_from desc, created_at desc, id desc
      limit ${limit}) as first
    order by ${sql.join(order.by)}, created_at desc, id desc
    limit ${limit}`;
}
