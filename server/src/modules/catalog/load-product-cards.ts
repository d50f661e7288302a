import type { ProductCard } from '@spark/contract';
import { sql } from 'kysely';
import { prepared, type Db } from '../../platform/db/index.ts';
import { selectCards } from './products.queries.ts';
import { productCardView } from './products.view.ts';

/** Product cards by id, as they are at a moment; unknown ids are absent. */
export async function loadProductCards(
  db: Db,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, ProductCard>> {
  if (ids.length === 0) return new Map();
  const rows = await selectCards(db)
    .modifyFront(prepared)
    .where(sql<boolean>`products.id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, productCardView(row, now)]));
}
