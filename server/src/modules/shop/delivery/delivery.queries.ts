import type { DeliveryOption } from '@spark/contract';
import { sql, type Selectable } from 'kysely';
import type { DB, Db, Trx } from '../../../platform/db/index.ts';

type DeliveryRow = Selectable<DB['delivery_options']>;

const columns = ['id', 'country', 'currency', 'name', 'amount', 'min_days', 'max_days', 'position'] as const;

/** All ways of delivery in the operator's order. */
export async function selectDelivery(db: Db): Promise<DeliveryOption[]> {
  const rows = await db
    .selectFrom('delivery_options')
    .select(columns)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(deliveryView);
}

/**
 * Ways of delivery to a country for bags of a currency, cheapest first. A way that has a line for the country is taken from
 * it, else from its line for everywhere; what is free is free in every currency.
 */
export async function findDelivery(
  db: Db,
  { country, currency }: { country: string; currency: string | undefined },
): Promise<DeliveryOption[]> {
  const rows = await db
    .selectFrom('delivery_options')
    .select(columns)
    .where('country', 'in', [country, '*'])
    .$if(currency !== undefined, (query) =>
      query.where((row) => row.or([row('currency', '=', currency ?? ''), row('amount', '=', 0)])),
    )
    .orderBy('amount')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const ownIds = new Set(rows.filter((row) => row.country === country).map((row) => row.id));
  return rows.filter((row) => row.country === country || !ownIds.has(row.id)).map(deliveryView);
}

/** Puts other ways of delivery in the place of those there are. */
export async function replaceDelivery(trx: Trx, options: readonly DeliveryOption[]): Promise<void> {
  // Whoever replaces them at the same moment comes after; who reads them waits for nobody.
  await sql`lock table delivery_options in share row exclusive mode`.execute(trx);
  await trx.deleteFrom('delivery_options').execute();
  if (options.length === 0) return;
  await trx
    .insertInto('delivery_options')
    .values(
      options.map(({ id, country, name, price, days }, position) => ({
        id,
        country,
        currency: price.currency,
        name: name.trim(),
        amount: price.amount,
        min_days: days.from,
        max_days: days.to,
        position,
      })),
    )
    .execute();
}

function deliveryView(row: DeliveryRow): DeliveryOption {
  return {
    id: row.id,
    country: row.country,
    name: row.name,
    price: { amount: row.amount, currency: row.currency },
    days: { from: row.min_days, to: row.max_days },
  };
}
