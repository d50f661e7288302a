import type { Db } from '../../../platform/db/index.ts';

/** An earlier review that waits. */
export type WaitingRow = Awaited<ReturnType<typeof selectWaiting>>[number];

/** What waits for an address, oldest first. */
export async function selectWaiting(db: Db, addressId: string, now: Date) {
  return db
    .selectFrom('waiting_reviews')
    .select(['id', 'product_id', 'stars', 'title', 'text', 'is_vouched', 'written_at', 'expires_at'])
    .where('address_id', '=', addressId)
    .where('expires_at', '>', now)
    .orderBy('written_at')
    .orderBy('id')
    .execute();
}

/** Those of some products that somebody has reviewed. */
export async function selectReviewed(
  db: Db,
  authorId: string,
  productIds: readonly string[],
): Promise<Set<string>> {
  if (productIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('reviews')
    .select('product_id')
    .where('author_id', '=', authorId)
    .where('product_id', 'in', productIds)
    .execute();
  return new Set(rows.map((row) => row.product_id));
}
