import { limits, type Shelf } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import type { PostCards, Reading } from '../posts/index.ts';
import type { Reader } from '../relations/index.ts';
import { selectLists } from './lists.queries.ts';
import { listView } from './lists.view.ts';
import { loadItems, type ItemRow } from './load-items.ts';
import { isItemVisibleTo } from './visible-lists.ts';

/**
 * Those of some lists that are public and hold anything the reader may be shown, in the order given, each with its first
 * things. However many they are, they are read together.
 */
export async function readShelves(
  { db, cards }: { db: Db; cards: PostCards },
  listIds: readonly string[],
  reading: Reading,
): Promise<Shelf[]> {
  if (listIds.length === 0) return [];
  const [lists, rows] = await Promise.all([
    selectLists(db, reading.viewer)
      .where(sql<boolean>`lists.id = any(${listIds}::uuid[])`)
      .where('lists.is_public', '=', true)
      .execute(),
    selectFirstItems(db, listIds, reading.viewer),
  ]);
  const listsById = new Map(lists.map((list) => [list.id, list]));
  const shown = rows.filter((row) => listsById.has(row.list_id));
  const items = await loadItems({ db, cards }, shown, reading);
  const rowsByList = Map.groupBy(shown, (row) => row.list_id);
  return listIds.flatMap((id) => {
    const list = listsById.get(id);
    const held = (rowsByList.get(id) ?? []).flatMap((row) => items.get(row.id) ?? []);
    return list === undefined || held.length === 0
      ? []
      : [{ list: listView(list, reading.viewer), items: held }];
  });
}

/** The first things of each list: each is asked for so many, so that a long list is not read to its end. */
async function selectFirstItems(
  db: Db,
  listIds: readonly string[],
  reader: Reader,
): Promise<(ItemRow & { list_id: string })[]> {
  return db
    .selectFrom(sql<{ id: string }>`unnest(${listIds}::uuid[])`.as<'asked'>(sql`asked(id)`))
    .innerJoinLateral(
      (query) =>
        query
          .selectFrom('list_items')
          .select(['id', 'list_id', 'post_id', 'product_id', 'position', 'created_at'])
          .whereRef('list_id', '=', 'asked.id')
          .where(isItemVisibleTo(reader))
          .orderBy('position')
          .limit(sql.lit(limits.shelfItems))
          .as('first'),
      (join) => join.onTrue(),
    )
    .select(['first.id', 'first.list_id', 'first.post_id', 'first.product_id', 'first.created_at'])
    .orderBy('first.list_id')
    .orderBy('first.position')
    .execute();
}
