import { sql, type RawBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';

/** What decides whether a product can be bought now. */
export interface StockFacts {
  availability: DB['products']['availability'];
  quantity: number | null;
  missing_since: Date | null;
}

/**
 * Whether a product can be bought now: the shop still lists it, and it is in stock with a piece left (or not counted), or
 * may be ordered ahead. For pre-orders and backorders the pieces on the shelf say nothing: they are sold before arrival.
 */
export function isBuyable(product: StockFacts): boolean {
  if (product.missing_since !== null) return false;
  if (product.availability === 'in_stock') return product.quantity !== 0;
  return product.availability === 'preorder' || product.availability === 'backorder';
}

/** `isBuyable` as SQL, for a query that calls the table by `alias`; a test holds the two together. */
export function isBuyableSql(alias = 'products'): RawBuilder<boolean> {
  const product = sql.table(alias);
  return sql<boolean>`(
    ${product}.missing_since is null
    and case ${product}.availability
          when 'in_stock' then ${product}.quantity is distinct from 0
          else ${product}.availability in ('preorder', 'backorder')
        end)`;
}
