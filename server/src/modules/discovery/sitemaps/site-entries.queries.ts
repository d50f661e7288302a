import { sql, type Expression } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import { isStorefrontVisibleTo } from '../../creators/index.ts';
import { isTheme, isThemeListedFor } from '../../finds/index.ts';
import { isListVisibleTo, isShelfVisibleTo } from '../../lists/index.ts';
import { isVisibleTo } from '../../posts/index.ts';
import { isPersonVisibleTo } from '../../relations/index.ts';
import { addresses } from '../addresses.ts';

/** A page for search engines, and when what it says was changed last. */
export interface SiteEntry {
  address: string;
  modified: Date | null;
}

/** The kinds of things of which there may be any number; each has parts of its own. */
export const siteKinds = ['posts', 'products', 'people', 'lists', 'themes', 'storefronts'] as const;
export type SiteKind = (typeof siteKinds)[number];

/** A thing of a kind, with what stands for it in its address. */
export interface SiteRow {
  id: string;
  name: string;
  modified: Date;
}

/** Which of a kind: so many from an id on, in the order of ids. That is the order in which they were made. */
export interface EntryRange {
  from: string;
  /** Beginning with that one, or with the next. */
  how: '>=' | '>';
  limit: number;
}

/** Where each kind's pages are. */
export const addressOf: Record<SiteKind, (name: string) => string> = {
  posts: addresses.post,
  products: addresses.product,
  people: addresses.person,
  lists: addresses.list,
  themes: addresses.theme,
  storefronts: addresses.storefront,
};

// As a visitor may read them: walks the primary key, so that any part costs the same.
const queries: Record<SiteKind, (db: Db, range: EntryRange) => Expression<SiteRow>> = {
  posts: (db, { from, how, limit }) =>
    db
      .selectFrom('posts')
      .leftJoin('reviews', 'reviews.id', 'posts.review_id')
      .select([
        'posts.id',
        sql<string>`posts.id::text`.as('name'),
        sql<Date>`greatest(posts.created_at, posts.edited_at, reviews.edited_at)`.as('modified'),
      ])
      .where('posts.id', how, from)
      .where(isVisibleTo(null))
      .orderBy('posts.id')
      .limit(limit),
  products: (db, { from, how, limit }) =>
    db
      .selectFrom('products')
      .select(['id', sql<string>`id::text`.as('name'), 'updated_at as modified'])
      .where('id', how, from)
      .where('unlisted_at', 'is', null)
      .where('availability', '<>', 'discontinued')
      .orderBy('id')
      .limit(limit),
  // Pages with nothing on them are of no use to anybody.
  people: (db, { from, how, limit }) =>
    db
      .selectFrom('users')
      .innerJoinLateral(
        (query) =>
          query
            .selectFrom('posts')
            .select('posts.created_at')
            .whereRef('posts.author_id', '=', 'users.id')
            .where(isVisibleTo(null))
            .orderBy('posts.created_at', 'desc')
            .orderBy('posts.id', 'desc')
            .limit(1)
            .as('newest'),
        (join) => join.onTrue(),
      )
      .select(['users.id', 'users.handle as name', 'newest.created_at as modified'])
      .where('users.id', how, from)
      .where(isPersonVisibleTo(null, 'users.id'))
      .orderBy('users.id')
      .limit(limit),
  lists: (db, { from, how, limit }) =>
    db
      .selectFrom('lists')
      .select(['lists.id', sql<string>`lists.id::text`.as('name'), 'lists.updated_at as modified'])
      .where('lists.id', how, from)
      .where(isListVisibleTo(null))
      // A theme is found at its own address.
      .where((query) => query.not(isTheme(query)))
      .orderBy('lists.id')
      .limit(limit),
  themes: (db, { from, how, limit }) =>
    db
      .selectFrom('lists')
      .innerJoin('themes', 'themes.list_id', 'lists.id')
      .select(['lists.id', 'themes.slug as name', 'lists.updated_at as modified'])
      .where('lists.id', how, from)
      .where(isThemeListedFor(null))
      .orderBy('lists.id')
      .limit(limit),
  storefronts: (db, { from, how, limit }) =>
    db
      .selectFrom('storefronts')
      .innerJoin('storefront_names', 'storefront_names.owner_id', 'storefronts.owner_id')
      .innerJoinLateral(
        (query) =>
          query
            .selectFrom('storefront_lists')
            .innerJoin('lists', 'lists.id', 'storefront_lists.list_id')
            .select((newest) => newest.fn.max('lists.updated_at').as('at'))
            .whereRef('storefront_lists.owner_id', '=', 'storefronts.owner_id')
            .where(isShelfVisibleTo(null))
            .as('shelves'),
        (join) => join.onTrue(),
      )
      .select([
        'storefronts.owner_id as id',
        'storefront_names.name',
        sql<Date>`greatest(storefronts.updated_at, shelves.at)`.as('modified'),
      ])
      .where('storefronts.owner_id', how, from)
      .where('storefront_names.is_current', '=', true)
      .where('shelves.at', 'is not', null)
      .where(isStorefrontVisibleTo(null))
      .orderBy('storefronts.owner_id')
      .limit(limit),
};

/** Things of a kind, in the order of their ids. */
export async function selectEntries(db: Db, kind: SiteKind, range: EntryRange): Promise<SiteRow[]> {
  const { rows } = await sql<SiteRow>`select * from ${queries[kind](db, range)} as entry order by id`.execute(
    db,
  );
  return rows;
}

/** The first and the last of them and their newest change, without fetching them; `null` where there are none. */
export async function summarizeEntries(
  db: Db,
  kind: SiteKind,
  range: EntryRange,
): Promise<{ first: string; last: string; modified: Date } | null> {
  const { rows } = await sql<{ first: string | null; last: string; modified: Date }>`
    select min(id::text collate "C") as first, max(id::text collate "C") as last, max(modified) as modified
    from ${queries[kind](db, range)} as entry`.execute(db);
  const [row] = rows;
  return row === undefined || row.first === null ? null : { ...row, first: row.first };
}

/** Interests that hold anything: few, and in one part with the pages that are always there. */
export async function selectPlaces(db: Db): Promise<SiteEntry[]> {
  const interests = await db
    .selectFrom('interests')
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('post_interests')
          .innerJoin('posts', 'posts.id', 'post_interests.post_id')
          .select('posts.created_at')
          .whereRef('post_interests.interest_id', '=', 'interests.id')
          .where(isVisibleTo(null))
          .orderBy('post_interests.created_at', 'desc')
          .orderBy('post_interests.post_id', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .select(['interests.slug', 'newest.created_at as modified'])
    .orderBy('interests.position')
    .execute();
  return interests.map(({ slug, modified }) => ({ address: addresses.interest(slug), modified }));
}
