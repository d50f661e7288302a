import type { ProductCard } from '@spark/contract';
import type { Db, Trx } from '../../platform/db/index.ts';
import { piecesLeft } from './buyable.ts';
import { selectCards, type ProductCardRow } from './products.queries.ts';
import { productCardView } from './products.view.ts';

/** A product as somebody is about to buy it. */
export interface Offer {
  product: ProductCard;
  /** How many can be bought now; `null` for as many as one likes. */
  available: number | null;
}

/** What can be had of products now, by id; unknown ids are absent. */
export async function loadOffers(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Offer>> {
  if (ids.length === 0) return new Map();
  return toOffers(await selectCards(db).where('products.id', 'in', ids).execute(), now);
}

/** The same, with nobody else changing their price or stock until the transaction ends. */
export async function lockOffers(trx: Trx, ids: readonly string[], now: Date): Promise<Map<string, Offer>> {
  if (ids.length === 0) return new Map();
  const rows = await selectCards(trx)
    .where('products.id', 'in', ids)
    // In the order in which the shop's pushes lock them, so that nobody waits in a circle.
    .orderBy('products.external_id')
    .forNoKeyUpdate()
    .execute();
  return toOffers(rows, now);
}

function toOffers(rows: readonly ProductCardRow[], now: Date): Map<string, Offer> {
  return new Map(
    rows.map((row) => [row.id, { product: productCardView(row, now), available: piecesLeft(row) }]),
  );
}
