import type { Product } from '@spark/contract';
import { formatMoney } from '#lib/format.ts';
import { shorten } from '#lib/shorten.ts';

const maxLength = 155;

/** One sentence about a product, for search results and shared links. */
export function productDescription({ title, brand, price, description }: Product): string {
  const facts = [brand, price === null ? null : formatMoney(price)]
    .filter((fact) => fact !== null)
    .join(', ');
  return shorten(`${facts === '' ? title : facts}. ${description}`, maxLength);
}
