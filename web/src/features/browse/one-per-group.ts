import type { ProductCard } from '@spark/contract';

/** The first of every group of variants: fifteen sizes of a shirt are one thing to somebody who looks for shirts. */
export function onePerGroup<P extends Pick<ProductCard, 'id' | 'groupId'>>(products: readonly P[]): P[] {
  const seen = new Set<string>();
  return products.filter(({ id, groupId }) => {
    const group = groupId ?? id;
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}
