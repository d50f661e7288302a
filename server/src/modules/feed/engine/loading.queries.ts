import { postKinds, type Response } from '@spark/ranking';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { isBuyableSql } from '../../catalog/index.ts';
import { isVisibleTo } from '../../posts/index.ts';
import { counted, countHides, countOrders, productsShown } from './post-facts.queries.ts';

// What a start copies out of the database. Neither sorted nor put together there: the index does that with numbers.

const all = () => sql`true`;
const kinds = sql.join(postKinds.map((kind) => sql.lit(kind)));

/** The letters of a language as `copiedPosts` gives them: always three bytes, blanks where it has fewer or there is none. */
const language = sql`rpad(coalesce(substring(coalesce(posts.language, shared.language) from '^[a-z]{2,3}(?![a-z])'), ''), 3)`;

/**
 * The posts that everybody may be shown: id, author, number of the kind, letters of the language, moment, and since when the
 * author is here.
 */
export function copiedPosts(db: Db) {
  return db
    .selectFrom('posts')
    .innerJoin('users as author', 'author.id', 'posts.author_id')
    .leftJoin('reviews as shared', 'shared.id', 'posts.review_id')
    .select([
      'posts.id',
      'posts.author_id',
      sql`array_position(array[${kinds}]::text[], ${sql.ref('posts.kind')}) - 1`.as('kind'),
      language.as('language'),
      'posts.created_at',
      'author.created_at as author_since',
    ])
    .where(isVisibleTo(null));
}

/** Post, interest and place of all posts. */
export const copiedInterests = sql`select post_id, interest_id, position::int4 from post_interests`;

/** Post, product and place of all posts. */
export const copiedProducts = sql`select post_id, product_id, place::int4 from (${productsShown(all)}) as shown`;

/** What responses are called where they are counted, in the order of the columns of `copiedCounters`. */
export const countedResponses = [
  'smile',
  'save',
  'comment',
  'view',
  'click',
  'bag',
  'dwell',
] as const satisfies readonly Response[];

/** Post and each of its counts, of which there may be several rows. */
export const copiedCounters = sql`select post_id, ${sql.join(counted.map((name) => sql`${sql.ref(name)}::int4`))} from post_counters`;

/** Post and how many of what is counted where it happens. */
export const copiedCounts: readonly { response: Response; rows: RawBuilder<unknown> }[] = [
  { response: 'order', rows: sql`select post_id, orders::int4 from (${countOrders(all)}) as sold` },
  { response: 'hide', rows: sql`select post_id, hides::int4 from (${countHides(all)}) as hidden` },
];

/** The products that can be bought now. */
export const copiedBuyable = sql`select products.id from products where ${isBuyableSql()}`;
