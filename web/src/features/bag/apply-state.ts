import type { Bag, BagChange, BagLine, ProductState } from '@spark/contract';
import { withLine } from './bag-totals.ts';

/** Whether a product of a bag is not any more as its line shows it. */
export function isNews({ items }: Bag, state: ProductState): boolean {
  const product = items.find(({ productId }) => productId === state.id)?.product;
  return (
    product !== undefined &&
    (product.isBuyable !== state.isBuyable ||
      product.availability !== state.availability ||
      product.price?.amount !== state.price?.amount ||
      product.price?.currency !== state.price?.currency)
  );
}

/**
 * The bag once a product has changed, for showing it at once. What is certain is taken in: a price, or that nothing is left.
 * How many can be had of what is back only the server knows.
 */
export function applyState(bag: Bag, state: ProductState): Bag {
  return withLine(bag, state.id, (line) => lineWith(line, state));
}

function lineWith(line: BagLine, { isBuyable, availability, price, originalPrice }: ProductState): BagLine {
  const isBack = isBuyable && !line.product.isBuyable;
  const stock: BagChange[] = isBuyable
    ? line.changes.filter((change) => change === 'short' || (change === 'gone' && isBack))
    : ['gone'];
  const changes = [...stock, ...priceChange(price, line.priceWhenAdded)];
  return {
    ...line,
    // What is back stays as it was until the server has said how many there are.
    product: { ...line.product, ...(isBack ? {} : { isBuyable, availability }), price, originalPrice },
    available: isBuyable ? line.available : 0,
    changes,
    isBuyable: changes.every((change) => change === 'price'),
    total: price === null ? null : { ...price, amount: price.amount * line.quantity },
  };
}

function priceChange(price: BagLine['product']['price'], before: BagLine['priceWhenAdded']): BagChange[] {
  if (price === null) return ['price_unknown'];
  if (before === null) return [];
  return price.amount === before.amount && price.currency === before.currency ? [] : ['price'];
}
