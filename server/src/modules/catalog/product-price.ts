import type { Money } from '@spark/contract';

/** A price the shop has not confirmed for this long is not shown any more; the link to the shop stays. */
export const priceShownHours = 72;

/** What a product costs, as stored. */
export interface PriceFacts {
  price_amount: number | null;
  price_currency: string | null;
  /** When the shop last confirmed the price; `null`: it was set here and holds until it is changed. */
  price_at: Date | null;
  sale_price_amount: number | null;
  sale_starts_at: Date | null;
  sale_ends_at: Date | null;
}

/** What to show: the price of the moment, and the usual one while a sale lowers it. */
export interface ShownPrice {
  price: Money | null;
  originalPrice: Money | null;
}

/** The price to show at a moment: nothing when it is too old, the sale price while the sale lasts. */
export function priceAt(product: PriceFacts, now: Date): ShownPrice {
  const { price_amount: amount, price_currency: currency } = product;
  if (amount === null || currency === null || isStale(product, now))
    return { price: null, originalPrice: null };
  const usual = { amount, currency };
  if (!isOnSale(product, now) || product.sale_price_amount === null)
    return { price: usual, originalPrice: null };
  return { price: { amount: product.sale_price_amount, currency }, originalPrice: usual };
}

/** When the price to show will next be another one by itself: a sale begins or ends, or nobody confirmed it for too long. */
export function priceChangesAt(product: PriceFacts, now: Date): Date | null {
  const { sale_starts_at: saleStarts, sale_ends_at: saleEnds, price_at: confirmed } = product;
  // A price is shown for as long as it says, the last millisecond included.
  const stale = confirmed === null ? null : new Date(confirmed.getTime() + priceShownHours * 3_600_000 + 1);
  const moments = [saleStarts, saleEnds, stale].filter((moment) => moment !== null && moment > now);
  return moments.reduce(
    (first, moment) => (first === null || (moment ?? first) < first ? moment : first),
    null,
  );
}

function isStale(product: PriceFacts, now: Date): boolean {
  if (product.price_at === null) return false;
  return now.getTime() - product.price_at.getTime() > priceShownHours * 3_600_000;
}

function isOnSale(product: PriceFacts, now: Date): boolean {
  if (product.sale_starts_at !== null && now < product.sale_starts_at) return false;
  return product.sale_ends_at === null || now < product.sale_ends_at;
}
