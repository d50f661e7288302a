import type { Bag } from '@spark/contract';

/** What of a bag can be bought at the shop now, as the call that leads there takes it. */
export function handoverItems({ items }: Bag) {
  return items
    .filter(({ isBuyable }) => isBuyable)
    .map(({ productId, quantity, fromPostId }) => ({ productId, quantity, fromPostId }));
}
