import type { Product } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { selectProducts } from './products.queries.ts';
import { productView } from './products.view.ts';

/** Whole products by id, as they are at a moment; unknown ids are absent. */
export async function loadProducts(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Product>> {
  if (ids.length === 0) return new Map();
  const rows = await selectProducts(db).where('products.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, productView(row, now)]));
}

/** Whether the shop has, or ever had, a product of this id. */
export async function productExists(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('products').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
