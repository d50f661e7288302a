import type { ProductCard } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { selectCards } from './products.queries.ts';
import { productCardView } from './products.view.ts';

/** Product cards by id, as they are at a moment; unknown ids are absent. */
export async function loadProductCards(
  db: Db,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, ProductCard>> {
  if (ids.length === 0) return new Map();
  const rows = await selectCards(db).where('products.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, productCardView(row, now)]));
}
