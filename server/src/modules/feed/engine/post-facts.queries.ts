import type { PostFacts, PostKindName } from '@spark/ranking';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { isBuyableSql } from '../../catalog/index.ts';
import { isVisibleTo } from '../../posts/index.ts';

/** What the index is told of a post, as one row; counts are of the moment the row was read. */
export interface PostFactsRow {
  id: string;
  author_id: string;
  kind: PostKindName;
  language: string | null;
  created_s: number;
  author_since_s: number;
  interests: string | null;
  products: string | null;
  smiles: number | null;
  saves: number | null;
  comments: number | null;
  views: number | null;
  clicks: number | null;
  bags: number | null;
  dwells: number | null;
  orders: number | null;
  hides: number | null;
}

/** The posts of some ids that everybody may be shown; what is not there is not to be shown. */
export function selectPostFacts(db: Db, ids: readonly string[]) {
  const { interests, products, counters, orders, hides } = partsOf(ids);
  return db
    .selectFrom('posts')
    .innerJoin('users as author', 'author.id', 'posts.author_id')
    .leftJoin('reviews as shared', 'shared.id', 'posts.review_id')
    .leftJoin(interests.as('interest'), 'interest.post_id', 'posts.id')
    .leftJoin(products.as('product'), 'product.post_id', 'posts.id')
    .leftJoin(counters.as('counter'), 'counter.post_id', 'posts.id')
    .leftJoin(orders.as('sold'), 'sold.post_id', 'posts.id')
    .leftJoin(hides.as('hide'), 'hide.post_id', 'posts.id')
    .select((query) => [
      'posts.id',
      'posts.author_id',
      'posts.kind',
      query.fn.coalesce('posts.language', 'shared.language').as('language'),
      secondsOf('posts.created_at').as('created_s'),
      secondsOf('author.created_at').as('author_since_s'),
      'interest.ids as interests',
      'product.ids as products',
      'counter.smiles',
      'counter.saves',
      'counter.comments',
      'counter.views',
      'counter.clicks',
      'counter.bags',
      'counter.dwells',
      'sold.orders',
      'hide.hides',
    ])
    .where(isVisibleTo(null))
    .where('posts.id', '=', sql<string>`any(${ids}::uuid[])`);
}

/** A row as the index takes it. */
export function postFacts(row: PostFactsRow): PostFacts {
  return {
    id: row.id,
    authorId: row.author_id,
    kind: row.kind,
    language: row.language,
    createdAt: Number(row.created_s),
    authorSince: Number(row.author_since_s),
    interestIds: idsOf(row.interests),
    productIds: idsOf(row.products),
    responses: {
      smile: Number(row.smiles),
      save: Number(row.saves),
      comment: Number(row.comments),
      view: Number(row.views),
      click: Number(row.clicks),
      bag: Number(row.bags),
      order: Number(row.orders),
      dwell: Number(row.dwells),
      hide: Number(row.hides),
      report: 0,
    },
  };
}

/** Which of some products can be bought now. */
export function selectBuyable(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('products')
    .select(['products.id', isBuyableSql().as('is_buyable')])
    .where(sql<boolean>`products.id = any(${ids}::uuid[])`);
}

/** A moment as the index counts it. */
export function secondsOf(moment: RawBuilder<unknown> | string): RawBuilder<number> {
  const at = typeof moment === 'string' ? sql.ref(moment) : moment;
  return sql<number>`floor(extract(epoch from ${at}))::int8`;
}

/** Whether a line of an order of ours stands: it was paid, and not all of it given back. */
export const isBought = sql<boolean>`(o.paid_at is not null and l.refunded_quantity < l.quantity)`;

/** What is counted of each post, as it is called there. */
export const counted = ['smiles', 'saves', 'comments', 'views', 'clicks', 'bags', 'dwells'] as const;

/** The products of posts, whatever shows them, with their places. */
export function productsShown(where: (column: string) => RawBuilder<unknown>) {
  return sql<{ post_id: string; product_id: string; place: number }>`
    select t.post_id, t.product_id, coalesce(p.position, 0) * 1000 + t.position as place
    -- Every tag has its photo; most are the first of their post, and only the others have to be looked up.
    from tags t left join post_photos p on p.post_id = t.post_id and p.media_id = t.media_id and p.position > 0
    where ${where('t.post_id')}
    union all select post_id, product_id, 1000000 + position from post_products where ${where('post_id')}
    union all select post_id, product_id, 2000000 + position from poll_options
      where product_id is not null and ${where('post_id')}`;
}

/** How often products were ordered that a post led to. */
export function countOrders(where: (column: string) => RawBuilder<unknown>) {
  return sql<{ post_id: string; orders: number }>`
    select post_id, count(*) as orders
    from (
      select l.credit_post_id as post_id from order_lines l join orders o on o.id = l.order_id
      where l.credit_post_id is not null and ${isBought} and ${where('l.credit_post_id')}
      union all select post_id from sales
      where shop_order_id is not null and refunded_quantity < quantity and ${where('post_id')}
    ) as line
    group by post_id`;
}

/** How many people hid a post. */
export function countHides(where: (column: string) => RawBuilder<unknown>) {
  return sql<{ post_id: string; hides: number }>`
    select post_id, count(*) as hides from hidden_posts where ${where('post_id')} group by post_id`;
}

function partsOf(ids: readonly string[]) {
  const within = (column: string) => sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  const interests = sql<{ post_id: string; ids: string }>`(
    select post_id, string_agg(interest_id::text, ',' order by position) as ids
    from post_interests where ${within('post_id')} group by post_id)`;
  const products = sql<{ post_id: string; ids: string }>`(
    select post_id, string_agg(product_id::text, ',' order by place) as ids
    from (${productsShown(within)}) as shown
    group by post_id)`;
  const counters = sql<{ post_id: string } & Record<(typeof counted)[number], number>>`(
    select post_id, ${sql.join(counted.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`))}
    from post_counters where ${within('post_id')} group by post_id)`;
  const orders = sql<{ post_id: string; orders: number }>`(${countOrders(within)})`;
  const hides = sql<{ post_id: string; hides: number }>`(${countHides(within)})`;
  return { interests, products, counters, orders, hides };
}

function idsOf(joined: string | null): string[] {
  return joined === null ? [] : joined.split(',');
}
