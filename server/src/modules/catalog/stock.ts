import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';
import { announceProducts } from './announce-products.ts';
import { canTakeSql } from './buyable.ts';
import { holdProducts } from './hold-products.ts';

/** Pieces of a product. */
export interface Pieces {
  productId: string;
  quantity: number;
}

/**
 * Promises pieces to an order, each only while there are enough. Returns the products of which there were not; then nothing
 * of this transaction may stand. The caller holds the rows by `lockOffers`.
 */
export async function reserveStock(trx: Trx, pieces: readonly Pieces[], now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update products set reserved = reserved + taken.quantity, updated_at = ${now}
    from ${asTable(pieces)}
    where products.id = taken.product_id and ${canTakeSql(sql`taken.quantity`)}
    returning products.id`.execute(trx);
  const reserved = new Set(rows.map((row) => row.id));
  await announceProducts(trx, [...reserved]);
  return pieces.map(({ productId }) => productId).filter((id) => !reserved.has(id));
}

/** Takes a promise back: the pieces can be bought again at once. */
export async function releaseStock(trx: Trx, pieces: readonly Pieces[], now: Date): Promise<void> {
  await holdProducts(trx, idsOf(pieces));
  await sql`
    update products set reserved = greatest(reserved - taken.quantity, 0), updated_at = ${now}
    from ${asTable(pieces)}
    where products.id = taken.product_id`.execute(trx);
  await announceProducts(trx, idsOf(pieces));
}

/** Keeps a promise: the pieces leave the shelf. What the shop does not count, nobody counts here. */
export async function settleStock(trx: Trx, pieces: readonly Pieces[], now: Date): Promise<void> {
  await holdProducts(trx, idsOf(pieces));
  await sql`
    update products set
      reserved = greatest(reserved - taken.quantity, 0),
      quantity = greatest(products.quantity - taken.quantity, 0),
      updated_at = ${now}
    from ${asTable(pieces)}
    where products.id = taken.product_id`.execute(trx);
  await announceProducts(trx, idsOf(pieces));
}

function asTable(pieces: readonly Pieces[]) {
  const ids = idsOf(pieces);
  const quantities = pieces.map(({ quantity }) => quantity);
  return sql`unnest(${ids}::uuid[], ${quantities}::int[]) as taken (product_id, quantity)`;
}

function idsOf(pieces: readonly Pieces[]): string[] {
  return pieces.map(({ productId }) => productId);
}
