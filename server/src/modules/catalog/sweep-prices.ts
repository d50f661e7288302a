import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';

/** A sale that runs for longer than this is measured by what is left of the history. */
const keptDays = 90;

/** Forgets prices that held too long ago to be compared with. Returns how many. */
export async function sweepPrices(db: Db, now: Date): Promise<number> {
  const edge = new Date(now.getTime() - keptDays * 86_400_000);
  const removed = await sql`
    delete from product_prices
    using products
    where products.id = product_prices.product_id
      and product_prices.valid_until < ${edge}
      and product_prices.valid_until < products.price_since - interval '30 days'`.execute(db);
  return Number(removed.numAffectedRows ?? 0);
}
