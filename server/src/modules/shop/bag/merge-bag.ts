import { limits, type KeptBagLine } from '@spark/contract';
import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { lockAccount } from '../../accounts/index.ts';
import { loadOffers } from '../../catalog/index.ts';
import type { TellClicks } from '../sales/record-clicks.ts';
import { selectBag, type BagRow } from './bag.queries.ts';

/**
 * Brings the bag of a device into that of the person who signed in on it. Of a product that is in both, the larger
 * quantity stays: bringing the same bag in twice changes nothing. What is unknown, and what no longer fits, is left out.
 */
export async function mergeBag(
  trx: Trx,
  { userId, items, now }: { userId: string; items: readonly KeptBagLine[]; now: Date },
  tellClicks: TellClicks,
): Promise<void> {
  if (items.length === 0) return;
  await lockAccount(trx, userId);
  const rows = await keptRows(trx, items, now);
  const present = new Set((await selectBag(trx, userId)).map((row) => row.product_id));
  const added = rows.filter((row) => !present.has(row.product_id));
  const room = Math.max(0, limits.bagLines - present.size);
  const fitting = [...rows.filter((row) => present.has(row.product_id)), ...added.slice(0, room)];
  if (fitting.length === 0) return;
  // As an order of the same bag holds its lines, so that neither waits in a circle.
  const inOrder = fitting.toSorted((one, other) => (one.product_id < other.product_id ? -1 : 1));
  await trx
    .insertInto('bag_items')
    .values(inOrder.map((row) => ({ user_id: userId, ...row })))
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'product_id']).doUpdateSet({
        quantity: sql`greatest(bag_items.quantity, excluded.quantity)`,
        from_post_id: sql`coalesce(bag_items.from_post_id, excluded.from_post_id)`,
      }),
    )
    .execute();
  const clicks = fitting.map((row) => ({
    viewerKey: userId,
    userId,
    type: 'bag-add' as const,
    productId: row.product_id,
    postId: row.from_post_id,
    at: row.added_at,
  }));
  await tellClicks(trx, clicks, now);
}

/** What a device keeps, as rows: known products only, each once, at the price of now where it told none. */
export async function keptRows(db: Db, items: readonly KeptBagLine[], now: Date): Promise<BagRow[]> {
  const lines = new Map(items.map((item) => [item.productId, item]));
  const offers = await loadOffers(db, [...lines.keys()], now);
  return [...lines.values()].flatMap((line): BagRow[] => {
    const offer = offers.get(line.productId);
    if (offer === undefined) return [];
    const price = line.priceWhenAdded ?? offer.product.price;
    const addedAt = line.addedAt === undefined ? now : new Date(line.addedAt);
    return [
      {
        product_id: line.productId,
        quantity: line.quantity,
        from_post_id: line.fromPostId ?? null,
        price_amount: price?.amount ?? null,
        price_currency: price?.currency ?? null,
        added_at: addedAt > now ? now : addedAt,
      },
    ];
  });
}
