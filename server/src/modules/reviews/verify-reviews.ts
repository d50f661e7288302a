import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { findVariantIds } from '../catalog/index.ts';
import { findPurchased, type Purchases } from '../shop/index.ts';

/** Whether somebody bought a product, or another variant of it, here, and has not given it back. */
export async function hasBought(
  db: Db,
  { userId, productId }: { userId: string; productId: string },
): Promise<boolean> {
  const variants = (await findVariantIds(db, [productId])).get(productId) ?? [];
  return (await findPurchased(db, { userId, productIds: variants })).size > 0;
}

/**
 * Sets the mark of a purchase on somebody's reviews of products, and of their variants, as their orders are now. Done twice
 * it changes nothing.
 */
export async function verifyReviews(
  db: Db,
  { userId, productIds }: Purchases,
): Promise<{ verified: number }> {
  // What belongs together is bought together: each product of a group has the same variants.
  const groups = [...(await findVariantIds(db, productIds)).values()];
  const all = groups.flat();
  const purchased = await findPurchased(db, { userId, productIds: all });
  const bought = groups.filter((group) => group.some((id) => purchased.has(id))).flat();
  const changed = await db
    .updateTable('reviews')
    .set({ has_bought: sql<boolean>`product_id = any(${bought}::uuid[])` })
    .where('author_id', '=', userId)
    .where('product_id', '=', sql<string>`any(${all}::uuid[])`)
    .where(sql<boolean>`has_bought <> (product_id = any(${bought}::uuid[]))`)
    .executeTakeFirst();
  return { verified: Number(changed.numUpdatedRows) };
}
