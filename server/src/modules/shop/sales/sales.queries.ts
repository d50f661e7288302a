import type { Money } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

/** What clicks and sales say about one post or author. */
export interface SalesRow {
  post_id: string | null;
  author_id: string;
  tag_opens: number;
  product_opens: number;
  bag_adds: number;
  orders: number;
  pieces: number;
  amounts: Money[];
}

/**
 * What posts led to, by post or by author: clicks count once a person and day, orders without those given back whole,
 * amounts without refunds. Most pieces first.
 */
export async function selectSales(
  db: Db,
  filter: { by: 'post' | 'author'; postId?: string; since: Date | null; limit: number },
): Promise<SalesRow[]> {
  const since = filter.since ?? new Date(0);
  const postId = filter.postId ?? null;
  const key = filter.by === 'post' ? sql`post_id, author_id` : sql`author_id`;
  const post = filter.by === 'post' ? sql`post_id` : sql`null::uuid as post_id`;
  const { rows } = await sql<SalesRow>`
    with click as (
      select ${key},
        ${countOf('tag-open')} as tag_opens, ${countOf('product-open')} as product_opens, ${countOf('bag-add')} as bag_adds
      from (
        select distinct post_id, author_id, viewer_key, type, product_id, (at at time zone 'utc')::date as day
        from shop_clicks
        where post_id is not null and at >= ${since} and (${postId}::uuid is null or post_id = ${postId})
      ) as distinct_clicks
      group by ${key}),
    sale_part as (
      select post_id, author_id, currency, quantity - refunded_quantity as pieces, amount - refunded_amount as amount,
        coalesce((select order_id::text from order_lines where id = order_line_id), shop_order_id) as order_key
      from sales
      where sold_at >= ${since} and (${postId}::uuid is null or post_id = ${postId})),
    by_currency as (
      select ${key}, currency, sum(amount)::bigint as amount from sale_part group by ${key}, currency),
    sale as (
      select ${key},
        count(distinct order_key) filter (where pieces > 0)::int as orders, sum(pieces)::int as pieces,
        (select json_agg(json_build_object('amount', total.amount, 'currency', total.currency) order by total.currency)
          from by_currency total
          where total.author_id = sale_part.author_id
            ${filter.by === 'post' ? sql`and total.post_id = sale_part.post_id` : sql``}) as amounts
      from sale_part group by ${key})
    select ${post}, author_id,
      coalesce(click.tag_opens, 0) as tag_opens, coalesce(click.product_opens, 0) as product_opens,
      coalesce(click.bag_adds, 0) as bag_adds,
      coalesce(sale.orders, 0) as orders, coalesce(sale.pieces, 0) as pieces, coalesce(sale.amounts, '[]') as amounts
    from click full join sale using (${key})
    order by pieces desc, bag_adds desc, tag_opens desc, author_id
    limit ${filter.limit}`.execute(db);
  return rows;
}

function countOf(type: string) {
  return sql`(count(*) filter (where type = ${type}))::int`;
}
