import type { Db } from '../../../platform/db/index.ts';

/** What of a product changes while one looks at it, as stored. */
export type ProductStateRow = Awaited<ReturnType<typeof selectProductStates>>[number];

/** The state of some products. */
export async function selectProductStates(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('products')
    .select([
      'id',
      'availability',
      'quantity',
      'reserved',
      'missing_since',
      'price_amount',
      'price_currency',
      'price_at',
      'sale_price_amount',
      'sale_starts_at',
      'sale_ends_at',
    ])
    .where('id', 'in', ids)
    .execute();
}
