import { sql } from 'kysely';
import type { Trx } from '../../platform/db/index.ts';

/**
 * Makes whoever else changes one of these products wait until the transaction ends. Whoever is to change several holds them
 * first: in the order in which the shop's pushes and imports do, so that nobody waits in a circle.
 */
export async function holdProducts(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`
    select from products where id = any(${ids}::uuid[])
    order by external_id for no key update`.execute(trx);
}
