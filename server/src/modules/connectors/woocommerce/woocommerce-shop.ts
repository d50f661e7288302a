import type { CatalogRow } from '../../catalog/index.ts';
import type { ShopFacts } from '../connector.ts';
import type { Slice } from '../offset-pages.ts';
import { ShopError } from '../shop-error.ts';
import { partOf } from '../unreadable-rows.ts';
import type { ShopAnswer } from '../shop-api.ts';

/** A product as it is listed, and its id if it has one. */
export interface ListedProduct {
  id: string | null;
  product: unknown;
}

/** Either of the two ways to read a WooCommerce shop. */
export interface WoocommerceShop {
  check(): Promise<ShopFacts>;
  readSlice(part: { offset: number; limit: number; since: Date | null }): Promise<Slice<ListedProduct>>;
  /** The rows of a product and of its variations; `null` when it does not even have an id. */
  toRows(product: unknown): Promise<CatalogRow[] | null>;
}

/** The longest list WordPress gives. */
export const listLimit = 100;

/** How many there are in all, as WordPress tells with every list. */
export function totalOf({ header }: ShopAnswer): number | null {
  const written = header('x-wp-total') ?? '';
  return /^\d+$/.test(written) ? Number(written) : null;
}

/** A list, whatever its items are. Throws `ShopError`. */
export function listOf({ json }: ShopAnswer): unknown[] {
  if (Array.isArray(json)) return json;
  throw new ShopError('unreachable', 'WooCommerce does not tell its products.');
}

/** The variations of a product that is not understood: numbers in one of the interfaces, things with an id in the other. */
export function variationsOf(product: unknown): unknown {
  const variations = partOf(product, 'variations');
  if (!Array.isArray(variations)) return [];
  return variations.map((variation: unknown) =>
    typeof variation === 'number' ? { id: variation } : variation,
  );
}
