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

/** The posts that everybody may be shown, or those of some ids; what is not there is not to be shown. */
export function selectPostFacts(db: Db, ids: readonly string[] | null) {
  const { interests, products, counters, orders, hides } = partsOf(ids);
  return (
    db
      .selectFrom('posts')
      .innerJoin('users as author', 'author.id', 'posts.author_id')
      // Grouped first and then joined: for all posts at once each table is read once.
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
      .$if(ids !== null, (query) => query.where('posts.id', '=', sql<string>`any(${ids}::uuid[])`))
  );
}

/** The columns of `selectPostFacts`, in order, for whoever reads rows without their names. */
export const postFactsColumns = [
  'id',
  'author_id',
  'kind',
  'language',
  'created_s',
  'author_since_s',
  'interests',
  'products',
  'smiles',
  'saves',
  'comments',
  'views',
  'clicks',
  'bags',
  'dwells',
  'orders',
  'hides',
] as const satisfies readonly (keyof PostFactsRow)[];

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

/** Which of some products can be bought now, or of all that posts show those that can. */
export function selectBuyable(db: Db, ids: readonly string[] | null) {
  return db
    .selectFrom('products')
    .select(['products.id', isBuyableSql().as('is_buyable')])
    .where(
      ids === null
        ? sql<boolean>`${isBuyableSql()} and products.id in (
            select product_id from tags union select product_id from post_products
            union select product_id from poll_options where product_id is not null)`
        : sql<boolean>`products.id = any(${ids}::uuid[])`,
    );
}

/** A moment as the index counts it. */
export function secondsOf(column: string): RawBuilder<number> {
  return sql<number>`floor(extract(epoch from ${sql.ref(column)}))::int8`;
}

/** Whether a line of an order of ours stands: it was paid, and not all of it given back. */
export const isBought = sql<boolean>`(o.paid_at is not null and l.refunded_quantity < l.quantity)`;

const counted = ['smiles', 'saves', 'comments', 'views', 'clicks', 'bags', 'dwells'] as const;

function partsOf(ids: readonly string[] | null) {
  const within = (column: string) =>
    ids === null ? sql`true` : sql`${sql.ref(column)} = any(${ids}::uuid[])`;
  const interests = sql<{ post_id: string; ids: string }>`(
    select post_id, string_agg(interest_id::text, ',' order by position) as ids
    from post_interests where ${within('post_id')} group by post_id)`;
  const products = sql<{ post_id: string; ids: string }>`(
    select post_id, string_agg(product_id::text, ',' order by place) as ids
    from (
      select t.post_id, t.product_id, p.position * 1000 + t.position as place
      from tags t join post_photos p on p.post_id = t.post_id and p.media_id = t.media_id
      where ${within('t.post_id')}
      union all select post_id, product_id, 1000000 + position from post_products where ${within('post_id')}
      union all select post_id, product_id, 2000000 + position from poll_options
        where product_id is not null and ${within('post_id')}
    ) as shown
    group by post_id)`;
  const counters = sql<{ post_id: string } & Record<(typeof counted)[number], number>>`(
    select post_id, ${sql.join(counted.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`))}
    from post_counters where ${within('post_id')} group by post_id)`;
  const orders = sql<{ post_id: string; orders: number }>`(
    select post_id, count(*) as orders
    from (
      select l.credit_post_id as post_id from order_lines l join orders o on o.id = l.order_id
      where l.credit_post_id is not null and ${isBought} and ${within('l.credit_post_id')}
      union all select post_id from sales
      where shop_order_id is not null and refunded_quantity < quantity and ${within('post_id')}
    ) as line
    group by post_id)`;
  const hides = sql<{ post_id: string; hides: number }>`(
    select post_id, count(*) as hides from hidden_posts where ${within('post_id')} group by post_id)`;
  return { interests, products, counters, orders, hides };
}

function idsOf(joined: string | null): string[] {
  return joined === null ? [] : joined.split(',');
}
