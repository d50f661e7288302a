import type { Bag, BagLine } from '@spark/contract';
import type { BagKeeper } from './bag-keeper.ts';

/**
 * Accepts what changed since the lines were put in: prices as they are now, as many pieces as there are left. What cannot
 * be had at all leaves the bag.
 */
export async function acceptChanges(keeper: BagKeeper, bag: Bag): Promise<Bag> {
  let current = bag;
  for (const line of bag.items) {
    if (line.changes.length === 0) continue;
    const { productId, fromPostId } = line;
    const quantity = quantityLeft(line);
    current =
      quantity === 0 ? await keeper.remove(productId) : await keeper.put({ productId, quantity, fromPostId });
  }
  return current;
}

/** How many pieces of a line can be bought now. */
export function quantityLeft({ changes, quantity, available }: BagLine): number {
  if (changes.includes('gone') || changes.includes('price_unknown')) return 0;
  return available === null ? quantity : Math.min(quantity, available);
}
