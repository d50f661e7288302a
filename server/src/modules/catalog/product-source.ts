import type { ProductCard } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { loadProductCards } from './load-product-cards.ts';
import { loadStandIns, type StandIn } from './substitutes/load-stand-ins.ts';

/** Where cards of products are had from, as they are at a moment. */
export interface ProductSource {
  /** By id; unknown ids are absent. */
  cards(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, ProductCard>>;
  /** For each of some products those that can be bought now in its place, best first. */
  standIns(ids: readonly string[], now: Date): Promise<ReadonlyMap<string, readonly StandIn[]>>;
  /**
   * A number that is another one once any card or stand-in may be another than it was: as long as it stays, what was made of
   * them holds. `null` where nobody tells what changes.
   */
  edition(now: Date): number | null;
}

/** Reads them from the database, or in a transaction. */
export function storedProducts(db: Db): ProductSource {
  return {
    cards: (ids, now) => loadProductCards(db, ids, now),
    standIns: (ids, now) => loadStandIns(db, ids, now),
    edition: () => null,
  };
}
