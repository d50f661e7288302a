import type { Bag, BagChange, BagLine, Money } from '@spark/contract';
import type { Offer } from '../../catalog/index.ts';
import type { ShopSettings } from '../shop-settings.ts';
import type { BagRow } from './bag.queries.ts';

/** A bag as it stands beside what can be had now. Products that are not there any more are left out. */
export function bagView(
  rows: readonly BagRow[],
  offers: ReadonlyMap<string, Offer>,
  checkout: ShopSettings['checkout'],
): Bag {
  const items = rows.flatMap((row) => {
    const offer = offers.get(row.product_id);
    return offer === undefined ? [] : [bagLineView(row, offer)];
  });
  return {
    items,
    count: items.reduce((sum, { quantity }) => sum + quantity, 0),
    totals: sumByCurrency(items.flatMap((line) => (line.isBuyable && line.total ? [line.total] : []))),
    checkout,
  };
}

/** One line as it was put in beside how it is now. */
export function bagLineView(row: BagRow, offer: Offer): BagLine {
  const { price } = offer.product;
  const priceWhenAdded = moneyOf(row.price_amount, row.price_currency);
  const changes = changesOf({ quantity: row.quantity, priceWhenAdded }, offer);
  return {
    productId: row.product_id,
    product: offer.product,
    quantity: row.quantity,
    fromPostId: row.from_post_id,
    addedAt: row.added_at.toISOString(),
    priceWhenAdded,
    available: offer.available,
    isBuyable: !changes.some((change) => change !== 'price'),
    total: price === null ? null : { amount: price.amount * row.quantity, currency: price.currency },
    changes,
  };
}

/** Sums amounts, one sum for each currency, in the order of the currencies' names. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));
}

function changesOf(
  line: { quantity: number; priceWhenAdded: Money | null },
  { product: { price }, available }: Offer,
): BagChange[] {
  const changes: BagChange[] = [];
  if (available === 0) changes.push('gone');
  else if (available !== null && available < line.quantity) changes.push('short');
  if (price === null) changes.push('price_unknown');
  else if (line.priceWhenAdded !== null && !isSame(price, line.priceWhenAdded)) changes.push('price');
  return changes;
}

function isSame(one: Money, other: Money): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}

function moneyOf(amount: number | null, currency: string | null): Money | null {
  return amount === null || currency === null ? null : { amount, currency };
}
