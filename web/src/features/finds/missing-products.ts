import { limits, type ListItem } from '@spark/contract';

/** How many products a list still needs to stand in Finds, as far as it was read; what was not read may hold enough. */
export function missingProducts({
  items,
  nextCursor,
}: {
  items: readonly ListItem[];
  nextCursor: string | null;
}): number {
  if (nextCursor !== null) return 0;
  const products = items.filter(({ product }) => product !== null).length;
  return Math.max(0, limits.themeMinProducts - products);
}
