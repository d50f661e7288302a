import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { lockAccount } from '../accounts/index.ts';
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
 * it changes nothing. `tell` is given the reviews that changed, within the same transaction.
 */
export async function verifyReviews(
  db: Db,
  { userId, productIds }: Purchases,
  tell: (trx: Trx, reviewIds: readonly string[]) => Promise<void>,
): Promise<{ verified: number }> {
  // What belongs together is bought together: each product of a group has the same variants.
  const groups = [...(await findVariantIds(db, productIds)).values()];
  const all = groups.flat();
  const changed = await db.transaction().execute(async (trx) => {
    // A review that is being written is waited for, and one that comes later finds the order: neither goes by the other.
    await lockAccount(trx, userId);
    const purchased = await findPurchased(trx, { userId, productIds: all });
    const bought = groups.filter((group) => group.some((id) => purchased.has(id))).flat();
    const rows = await trx
      .updateTable('reviews')
      .set({ has_bought: sql<boolean>`product_id = any(${bought}::uuid[])` })
      .where('author_id', '=', userId)
      .where('product_id', '=', sql<string>`any(${all}::uuid[])`)
      .where(sql<boolean>`has_bought <> (product_id = any(${bought}::uuid[]))`)
      .returning('id')
      .execute();
    await tell(
      trx,
      rows.map(({ id }) => id),
    );
    return rows;
  });
  return { verified: changed.length };
}
