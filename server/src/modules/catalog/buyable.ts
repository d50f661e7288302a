import { sql, type RawBuilder } from 'kysely';
import type { DB } from '../../platform/db/index.ts';

/** What decides whether a product can be bought now. */
export interface StockFacts {
  availability: DB['products']['availability'];
  quantity: number | null;
  /** Pieces promised to orders that were not shipped yet. */
  reserved: number;
  missing_since: Date | null;
}

/** Whether a product can be bought now. */
export function isBuyable(product: StockFacts): boolean {
  return piecesLeft(product) !== 0;
}

/**
 * How many pieces can be bought now, `null` for as many as one likes: the shop still lists the product, and it is in stock
 * with pieces that are promised to nobody (or not counted), or may be ordered ahead. For pre-orders and backorders the
 * pieces on the shelf say nothing: they are sold before arrival.
 */
export function piecesLeft(product: StockFacts): number | null {
  if (product.missing_since !== null) return 0;
  if (product.availability === 'preorder' || product.availability === 'backorder') return null;
  if (product.availability !== 'in_stock') return 0;
  return product.quantity === null ? null : Math.max(0, product.quantity - product.reserved);
}

/** `isBuyable` as SQL, for a query that calls the table by `alias`; a test holds the two together. */
export function isBuyableSql(alias = 'products'): RawBuilder<boolean> {
  return canTakeSql(sql`1`, alias);
}

/** Whether so many pieces can be bought now, as SQL. */
export function canTakeSql(pieces: RawBuilder<unknown>, alias = 'products'): RawBuilder<boolean> {
  const product = sql.table(alias);
  return sql<boolean>`(
    ${product}.missing_since is null
    and case ${product}.availability
          when 'in_stock' then ${product}.quantity is null or ${product}.quantity - ${product}.reserved >= ${pieces}
          else ${product}.availability in ('preorder', 'backorder')
        end)`;
}
