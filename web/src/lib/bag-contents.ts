import type { BagLine } from '@spark/contract';

/** What is in a bag, and how many of each: as much as every page knows of it. */
export interface BagContents {
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
}

/** The contents of a bag whose lines are known in full, or of one that a device keeps. */
export function contentsOf(lines: readonly Pick<BagLine, 'productId' | 'quantity'>[]): BagContents {
  return { lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) };
}

/** Pieces of all lines together. */
export function countPieces({ lines }: BagContents): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Whether two bags hold the same, in whatever order. */
export function isSame(one: BagContents, other: BagContents): boolean {
  const quantities = new Map(one.lines.map(({ productId, quantity }) => [productId, quantity]));
  return (
    one.lines.length === other.lines.length &&
    other.lines.every(({ productId, quantity }) => quantities.get(productId) === quantity)
  );
}
