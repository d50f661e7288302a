import type { ProductCard } from '@spark/contract';

/** How a product can be had, as a sentence would say it; `isGood` means it can be bought now. */
export interface StockWords {
  text: string;
  isGood: boolean;
}

/** Says in words whether a product can be bought. */
export function stockWords({
  availability,
  isBuyable,
}: Pick<ProductCard, 'availability' | 'isBuyable'>): StockWords {
  if (!isBuyable)
    return { text: availability === 'discontinued' ? 'No longer sold' : 'Out of stock', isGood: false };
  if (availability === 'preorder') return { text: 'Pre-order now, ships later', isGood: true };
  if (availability === 'backorder') return { text: 'Back soon, order now', isGood: true };
  return { text: 'In stock', isGood: true };
}
