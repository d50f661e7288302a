import type { ProductCard } from '@spark/contract';

type Variant = Pick<ProductCard, 'externalId' | 'title'>;

const sizes = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '2XL', 'XXXL', '3XL', '4XL', '5XL'];

/** Puts variants in the order people look for them: alike titles together, clothes sizes from small to large. */
export function sortVariants<V extends Variant>(variants: readonly V[]): V[] {
  return variants.toSorted(
    (one, other) =>
      one.title.localeCompare(other.title, 'en', { numeric: true }) ||
      sizeOf(one) - sizeOf(other) ||
      one.externalId.localeCompare(other.externalId, 'en', { numeric: true }),
  );
}

function sizeOf({ externalId }: Variant): number {
  const words = externalId.toUpperCase().split(/[^A-Z0-9]+/);
  return sizes.findIndex((size) => words.includes(size));
}
