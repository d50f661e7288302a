import { limits } from '@spark/contract';
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PageRequest } from '../../platform/http/index.ts';
import { authorJson } from '../accounts/index.ts';
import { pictureJson, type PictureRow } from '../media/index.ts';
import type { Reader } from '../relations/index.ts';
import { isItemVisibleTo, isListVisibleTo } from './visible-lists.ts';

/** A list's row as it is shown. */
export type ListRow = Awaited<ReturnType<typeof selectListRows>>[number];

/** A picture of a cover: one of ours, or what a shop's feed gives as an address. */
export interface CoverRow {
  picture: PictureRow | null;
  link: string | null;
}

/** A thing that can be in a list. */
export type Thing = { postId: string; productId?: never } | { productId: string; postId?: never };

/** Where a thing stands in its list. */
export interface ItemPlace {
  position: string;
  id: string;
}

/** So many things from the top are looked at for pictures: some have none. */
const coverLooks = 12;

/** One list; `undefined` where the reader may not be shown it. */
export async function findList(db: Db, id: string, reader: Reader): Promise<ListRow | undefined> {
  return selectLists(db, reader).where('lists.id', '=', id).executeTakeFirst();
}

/** Lists of a person that the reader may be shown, newest first, one more than asked for. */
export async function selectListsOf(
  db: Db,
  ownerId: string,
  { page, reader }: { page: PageRequest; reader: Reader },
): Promise<ListRow[]> {
  return selectLists(db, reader)
    .where('lists.owner_id', '=', ownerId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(lists.created_at, lists.id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('lists.created_at', 'desc')
    .orderBy('lists.id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** Which of some lists hold a thing. */
export async function selectHolders(db: Db, listIds: readonly string[], thing: Thing): Promise<Set<string>> {
  if (listIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('list_items')
    .select('list_id')
    .where('list_id', 'in', listIds)
    .where(isThing(thing))
    .execute();
  return new Set(rows.map((row) => row.list_id));
}

/** Things of a list in the order of its owner, one more than asked for. */
export async function selectItems(
  db: Db,
  listId: string,
  { after, limit, reader }: { after: ItemPlace | null; limit: number; reader: Reader },
) {
  return db
    .selectFrom('list_items')
    .select(['id', 'post_id', 'product_id', 'position', 'created_at'])
    .where('list_id', '=', listId)
    .where(isItemVisibleTo(reader))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(position, id) > (${after?.position}::numeric, ${after?.id}::uuid)`),
    )
    .orderBy('position')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
}

/** As a condition on `list_items`. */
export function isThing({ postId, productId }: Thing): RawBuilder<boolean> {
  return postId === undefined
    ? sql<boolean>`list_items.product_id = ${productId}`
    : sql<boolean>`list_items.post_id = ${postId}`;
}

/** Lists the reader may be shown, to be narrowed by the caller. */
export function selectLists(db: Db, reader: Reader) {
  return db
    .selectFrom('lists')
    .select((query) => [
      'lists.id',
      'lists.owner_id',
      'lists.title',
      'lists.description',
      'lists.is_public',
      'lists.created_at',
      'lists.updated_at',
      authorJson(query.ref('lists.owner_id')).as('owner'),
      query
        .selectFrom('themes')
        .whereRef('themes.list_id', '=', 'lists.id')
        .where('themes.taken_out_at', 'is', null)
        .select('themes.slug')
        .as('theme'),
      sql<boolean>`exists (
        select from themes where themes.list_id = lists.id and themes.taken_out_at is not null)`.as(
        'is_taken_out',
      ),
      query
        .selectFrom('list_items')
        .whereRef('list_items.list_id', '=', 'lists.id')
        .where(isItemVisibleTo(reader))
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('item_count'),
      coverJson(
        query
          .selectFrom('list_items')
          .whereRef('list_items.list_id', '=', 'lists.id')
          .where(isItemVisibleTo(reader))
          .select(['list_items.post_id', 'list_items.product_id', 'list_items.position'])
          .orderBy('list_items.position')
          .limit(coverLooks),
      ).as('cover'),
    ])
    .where(isListVisibleTo(reader));
}

// This gives the row type its name; the builder above is what callers narrow.
const selectListRows = (db: Db) => selectLists(db, null).execute();

/** The first pictures of some things: of a post its first photo, what its link shows, or its first product. */
function coverJson(items: Expression<unknown>): RawBuilder<CoverRow[]> {
  const ownPicture = pictureJson(sql`coalesce(photo.media_id, link.media_id, product.media_ids[1])`);
  return sql<CoverRow[]>`(
    select coalesce(json_agg(json_build_object('picture', shown.picture, 'link', shown.link) order by shown.position), '[]')
    from (
      select item.position, ${ownPicture} as picture, product.image_links[1] as link
      from (${items}) as item
      left join lateral (
        select pp.media_id from post_photos pp where pp.post_id = item.post_id order by pp.position limit 1) as photo on true
      left join link_previews link on link.post_id = item.post_id
      left join lateral (
        select pp.product_id from post_products pp where pp.post_id = item.post_id order by pp.position limit 1
      ) as named on true
      left join products product on product.id = coalesce(item.product_id, named.product_id)
      where coalesce(photo.media_id, link.media_id, product.media_ids[1]) is not null or product.image_links[1] is not null
      order by item.position
      limit ${sql.lit(limits.listCoverPictures)}) as shown)`;
}
