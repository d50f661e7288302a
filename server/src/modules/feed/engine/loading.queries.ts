import { postKinds, type Response } from '@spark/ranking';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { isBuyableSql } from '../../catalog/index.ts';
import { isVisibleTo } from '../../posts/index.ts';
import { counted, countHides, countOrders, productsShown } from './post-facts.queries.ts';

// What a start copies out of the database. Neither sorted nor put together there: the index does that with numbers.

const all = () => sql`true`;

/** The number of a kind of post: a list of words would be taken apart for each. */
const kind = sql`case posts.kind ${sql.join(
  postKinds.map((word, number) => sql`when ${sql.lit(word)} then ${sql.lit(number)}`),
  sql` `,
)} end`;

/**
 * The tag of a language as `copiedPosts` gives it: always eight bytes, its letters and in which way it is written, blanks where
 * that is less or nothing.
 */
const language = sql`case when coalesce(posts.language, shared.language) is null then '        '
  else rpad(coalesce(substring(coalesce(posts.language, shared.language) from '^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?![A-Za-z])'), ''), 8) end`;

/** The posts that everybody may be shown: id, author, number of the kind, language and moment. */
export function copiedPosts(db: Db) {
  return db
    .selectFrom('posts')
    .leftJoin('reviews as shared', 'shared.id', 'posts.review_id')
    .select(['posts.id', 'posts.author_id', kind.as('kind'), language.as('language'), 'posts.created_at'])
    .where(isVisibleTo(null));
}

/** Everybody, and since when they are here. */
export const copiedPeople = sql`select id, created_at from users`;

/** About how much there is; nothing where PostgreSQL never looked. */
export interface ExpectedRows {
  posts: number;
  people: number;
  /** Interests and products of posts. */
  parts: number;
  /** Most of what people did. */
  deeds: number;
}

/** Asks for that. */
export const expectedRows = sql<ExpectedRows>`
  select ${rowsIn('posts')} as posts, ${rowsIn('users')} as people,
    ${rowsIn('post_interests')} + ${rowsIn('tags')} + ${rowsIn('post_products')} + ${rowsIn('poll_options')} as parts,
    ${rowsIn('smiles')} + ${rowsIn('saves')} + ${rowsIn('comments')} + ${rowsIn('follows')} + ${rowsIn('user_interests')}
      as deeds`;

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

/**
 * Post and its counts, of which there may be several rows. Two counts are one column, one in each half: PostgreSQL spends as
 * much on a column of four bytes as on one of eight.
 */
export const copiedCounters = sql`select post_id, ${sql.join(inPairs(counted))} from post_counters`;

function inPairs(columns: readonly string[]): RawBuilder<unknown>[] {
  return columns.flatMap((column, place) => {
    const next = columns[place + 1];
    if (place % 2 === 1) return [];
    const upper = sql`${sql.ref(column)}::int8 << 32`;
    return next === undefined ? upper : sql`${upper} | (${sql.ref(next)}::int8 & 4294967295)`;
  });
}

/** Post and how many of what is counted where it happens. */
export const copiedCounts: readonly { response: Response; rows: RawBuilder<unknown> }[] = [
  { response: 'order', rows: sql`select post_id, orders::int4 from (${countOrders(all)}) as sold` },
  { response: 'hide', rows: sql`select post_id, hides::int4 from (${countHides(all)}) as hidden` },
];

/** The products that can be bought now. */
export const copiedBuyable = sql`select products.id from products where ${isBuyableSql()}`;

function rowsIn(table: string): RawBuilder<number> {
  return sql`(select greatest(reltuples, 0)::int4 from pg_class where oid = ${sql.lit(table)}::regclass)`;
}
