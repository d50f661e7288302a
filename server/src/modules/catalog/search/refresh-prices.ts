import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

const refreshedAtOnce = 5_000;

/** Writes anew what products cost whose sale began or ended by itself. Returns how many there were. */
export async function refreshListedPrices(db: Db, now: Date): Promise<number> {
  const result = await sql`
    update product_search s set price_amount = cost.price, price_changes_at = cost.changes_at
    from (
      select product_id from product_search where price_changes_at <= ${now}
      order by product_id limit ${refreshedAtOnce} for update skip locked) due
    join products p on p.id = due.product_id
    cross join lateral price_of(p.price_amount, p.sale_price_amount, p.sale_starts_at, p.sale_ends_at, ${now}) cost
    where s.product_id = due.product_id`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}
