import { sql } from 'kysely';
import type { ProductSort } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { isBuyableSql } from '../buyable.ts';
import { rowVersion, type RowVersion } from '../product-rows.ts';
import { selectListed, type Selection } from './product-filter.ts';

/** What a list is sorted by, and in which direction; ties go by id in the same direction. */
const orders = {
  best: { column: 'standing', direction: 'desc', type: 'integer' },
  'price-up': { column: 'price_amount', direction: 'asc', type: 'bigint' },
  'price-down': { column: 'price_amount', direction: 'desc', type: 'bigint' },
  newest: { column: 'created_at', direction: 'desc', type: 'timestamptz' },
  rating: { column: 'rating', direction: 'desc', type: 'smallint' },
} as const satisfies Record<ProductSort, unknown>;

/** A place in an order: the value that is sorted by, as text, and the id. */
export type Place = readonly [value: string, id: string];

/** The next products of a selection in an order, behind a place. Products without a price are not sorted by it. */
export async function findOrdered(
  db: Db,
  selection: Selection,
  page: { sort: ProductSort; after: Place | null; count: number },
): Promise<(RowVersion & { place: Place })[]> {
  const { column, direction, type } = orders[page.sort];
  const value = sql.ref(`product_search.${column}`);
  const isByPrice = column === 'price_amount';
  const all = selectListed(db, selection);
  const sorted = isByPrice ? all.where('product_search.price_amount', 'is not', null) : all;
  let listed = sorted.innerJoin('products', 'products.id', 'product_search.product_id');
  if (page.after !== null) {
    const [after, id] = page.after;
    const beyond = sql.raw(direction === 'asc' ? '>' : '<');
    listed = listed.where(
      sql<boolean>`(${value}, product_search.product_id) ${beyond} (${after}::${sql.raw(type)}, ${id}::uuid)`,
    );
  }
  const ordered = listed
    .select([sql<string>`${value}::text`.as('place'), 'product_id as id', rowVersion.as('version')])
    .orderBy(value, direction)
    .orderBy('product_id', direction);
  // By standing what can be bought comes first anyway.
  const isChosen = selection.filter.preferBuyable === true && column !== 'standing';
  const rows = await (isChosen ? bestOfGroups() : ordered.limit(page.count).execute());
  return rows.map(({ place, id, version }) => ({ id, version, place: [place, id] }));

  /** Of products in an order those that can be bought, or of whose group none of those that are sorted can. */
  function bestOfGroups() {
    const met = ordered.select(['is_buyable', 'group_id']).offset(sql.lit(0)).as('met');
    const isSorted = sorted
      .select(sql`true`.as('is'))
      .where(sql<boolean>`product_search.product_id = other.id`);
    // One by one, as they are ordered, until the page is full: what is said beside `offset 0` or after it, an order too, has the
    // database look at all groups first.
    return db
      .selectFrom(met)
      .select(['met.place', 'met.id', 'met.version'])
      .where(
        sql<boolean>`(met.is_buyable or (
          select true from products as other
          where other.group_id = met.group_id and ${isBuyableSql('other')} and (${isSorted})
          limit 1) is null)`,
      )
      .limit(page.count)
      .execute();
  }
}
