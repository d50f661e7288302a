import { limits } from '@spark/contract';
import type { Trx } from '../../../platform/db/index.ts';
import { notFound, ProblemError } from '../../../platform/http/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { lockAccount } from '../../accounts/index.ts';
import { loadOffers, type Offer } from '../../catalog/index.ts';
import type { TellClicks } from '../sales/record-clicks.ts';

/** A product somebody puts into their bag. */
export interface NewBagItem {
  userId: string;
  productId: string;
  quantity: number;
  fromPostId: string | null;
  now: Date;
}

/**
 * Puts a product into a bag, or sets its quantity, at the price of now. A post that is not there any more is forgotten,
 * not refused: it must not stand in the way of buying. Throws `not_found` for an unknown product and `out_of_stock` for
 * one that cannot be had.
 */
export async function putBagItem(trx: Trx, item: NewBagItem, tellClicks: TellClicks): Promise<void> {
  await lockAccount(trx, item.userId);
  const offer = (await loadOffers(trx, [item.productId], item.now)).get(item.productId);
  if (offer === undefined) throw notFound('product');
  if (offer.available === 0) {
    throw new ProblemError('out_of_stock', say`“${offer.product.title}” cannot be bought right now.`);
  }
  await checkRoom(trx, item);
  await upsert(trx, item, offer);
  const { userId, productId, fromPostId: postId, now } = item;
  const click = { viewerKey: userId, userId, type: 'bag-add' as const, productId, postId, at: now };
  await tellClicks(trx, [click], now);
}

async function checkRoom(trx: Trx, { userId, productId }: NewBagItem): Promise<void> {
  const { others } = await trx
    .selectFrom('bag_items')
    .select((query) => query.fn.countAll<number>().as('others'))
    .where('user_id', '=', userId)
    .where('product_id', '<>', productId)
    .executeTakeFirstOrThrow();
  if (others >= limits.bagLines) {
    throw new ProblemError('conflict', say`A bag holds at most ${limits.bagLines} different products.`);
  }
}

async function upsert(trx: Trx, item: NewBagItem, { product: { price } }: Offer): Promise<void> {
  const facts = {
    quantity: item.quantity,
    price_amount: price?.amount ?? null,
    price_currency: price?.currency ?? null,
  };
  const origin = item.fromPostId === null ? {} : { from_post_id: item.fromPostId };
  await trx
    .insertInto('bag_items')
    .values({
      user_id: item.userId,
      product_id: item.productId,
      added_at: item.now,
      ...facts,
      ...origin,
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'product_id']).doUpdateSet({ ...facts, ...origin }),
    )
    .execute();
}
