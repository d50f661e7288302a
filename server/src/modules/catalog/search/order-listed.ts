import { sql } from 'kysely';
import type { ProductSort } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
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
  let listed = selectListed(db, selection).innerJoin('products', 'products.id', 'product_search.product_id');
  if (column === 'price_amount') listed = listed.where('product_search.price_amount', 'is not', null);
  if (page.after !== null) {
    const [after, id] = page.after;
    const beyond = sql.raw(direction === 'asc' ? '>' : '<');
    listed = listed.where(
      sql<boolean>`(${value}, product_search.product_id) ${beyond} (${after}::${sql.raw(type)}, ${id}::uuid)`,
    );
  }
  const rows = await listed
    .select([sql<string>`${value}::text`.as('place'), 'product_id as id', rowVersion.as('version')])
    .orderBy(value, direction)
    .orderBy('product_id', direction)
    .limit(page.count)
    .execute();
  return rows.map(({ place, id, version }) => ({ id, version, place: [place, id] }));
}
