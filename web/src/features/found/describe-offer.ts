import type { Availability, ProductCard } from '@spark/contract';
import { paths } from '#lib/paths.ts';
import type { Absolute } from './address-maker.ts';

const availabilities: Record<Availability, string> = {
  in_stock: 'InStock',
  out_of_stock: 'OutOfStock',
  preorder: 'PreOrder',
  backorder: 'BackOrder',
  discontinued: 'Discontinued',
};

/** What a product costs and whether it is there; `null` while the shop has not confirmed the price. */
export function describeOffer(product: ProductCard, absolute: Absolute): object | null {
  const { id, price, isBuyable, availability } = product;
  if (price === null) return null;
  // The shop's word may be older than the last sale.
  const stock = availability === 'in_stock' && !isBuyable ? 'OutOfStock' : availabilities[availability];
  return {
    '@type': 'Offer',
    url: absolute(paths.product(id)),
    price: decimal(price.amount, price.currency),
    priceCurrency: price.currency,
    availability: `https://schema.org/${stock}`,
  };
}

/** An amount as schema.org wants it: digits and a point, whatever the language. */
export function decimal(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (amount / 10 ** digits).toFixed(digits);
}
