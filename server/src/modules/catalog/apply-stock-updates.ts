import { sql } from 'kysely';
import type { ShopReceipt, ShopStock } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { checkShopTimes } from './shop-times.ts';

/**
 * Takes stock and price facts from the shop. Per product the newest `at` wins, whatever the order of arrival: older facts
 * than those known change nothing, and the same facts sent again change nothing either. A fact without a quantity keeps
 * the count there is, unless that is zero: then the product is no longer counted.
 */
export async function applyStockUpdates(
  trx: Trx,
  items: readonly ShopStock[],
  now: Date,
): Promise<ShopReceipt> {
  checkShopTimes(items, now);
  const records = JSON.stringify(
    items.map(({ externalId, availability, quantity, price, at }, position) => ({
      external_id: externalId,
      availability,
      quantity: quantity ?? null,
      is_counted: quantity !== undefined,
      price_amount: price?.amount ?? null,
      price_currency: price?.currency ?? null,
      at,
      position,
    })),
  );

  // Rows are locked in one order, so that two calls about the same products cannot wait for each other.
  await sql`
    select 1 from products
    where external_id in (select record.external_id from json_to_recordset(${records}::json) as record (external_id text))
    order by external_id
    for update`.execute(trx);
  const applied = await sql<{ external_id: string }>`
    with facts as (
      select distinct on (external_id) *
      from json_to_recordset(${records}::json) as record (
        external_id text, availability text, quantity integer, is_counted boolean, price_amount bigint, price_currency text,
        at timestamptz, position integer)
      order by external_id, at desc, position desc)
    update products set
      availability = facts.availability,
      quantity = case when facts.is_counted then facts.quantity else nullif(products.quantity, 0) end,
      stock_at = facts.at,
      price_amount = case when ${hasNewerPrice} then facts.price_amount else products.price_amount end,
      price_currency = case when ${hasNewerPrice} then facts.price_currency else products.price_currency end,
      price_at = case when ${hasNewerPrice} then facts.at else products.price_at end,
      sale_price_amount = case when ${keepsSale} then products.sale_price_amount end,
      updated_at = ${now}
    from facts
    where products.external_id = facts.external_id and facts.at >= products.stock_at
    returning products.external_id`.execute(trx);

  const unknown = await findUnknown(trx, items);
  const unknownItems = items.filter((item) => unknown.has(item.externalId)).length;
  return {
    applied: applied.rows.length,
    ignoredAsOlder: items.length - applied.rows.length - unknownItems,
    unknown: [...unknown],
  };
}

const hasNewerPrice = sql`(facts.price_amount is not null and (products.price_at is null or facts.at >= products.price_at))`;

// A pushed price ends a sale that is no lower, or that was in another currency.
const keepsSale = sql`(
  not ${hasNewerPrice}
  or (facts.price_currency = products.price_currency and products.sale_price_amount < facts.price_amount))`;

async function findUnknown(trx: Trx, items: readonly ShopStock[]): Promise<Set<string>> {
  const asked = new Set(items.map((item) => item.externalId));
  const known = await trx
    .selectFrom('products')
    .select('external_id')
    .where('external_id', 'in', [...asked])
    .execute();
  for (const { external_id: externalId } of known) asked.delete(externalId);
  return asked;
}
