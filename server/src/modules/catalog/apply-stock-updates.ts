import { sql } from 'kysely';
import type { ShopReceipt, ShopStock } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { announceProducts } from './announce-products.ts';
import { isBuyableSql } from './buyable.ts';
import { priceShownHours } from './product-price.ts';
import { checkShopTimes } from './shop-times.ts';

/**
 * Takes stock and price facts from the shop. Availability, count and price are three facts, and of each the newest `at`
 * wins, whatever the order of arrival; of two of the same time the more careful one does: what cannot be bought, fewer
 * pieces, the higher price. So facts that come twice or in any order end in the same. A fact without a quantity keeps the
 * count there is, unless that is an older zero: then the product is no longer counted.
 */
export async function applyStockUpdates(
  trx: Trx,
  items: readonly ShopStock[],
  now: Date,
): Promise<ShopReceipt> {
  checkShopTimes(items, now);
  const records = JSON.stringify(items.map(toRecord));
  const known = await lockProducts(trx, items);
  const taken = await takeFacts(trx, records, now);
  await announceProducts(
    trx,
    taken.flatMap(({ id, shows_change: showsChange }) => (showsChange === true ? id : [])),
  );
  const applied = taken.filter((row) => row.is_current).length;
  const unknownItems = items.filter((item) => !known.has(item.externalId));
  return {
    applied,
    ignoredAsOlder: items.length - applied - unknownItems.length,
    unknown: [...new Set(unknownItems.map((item) => item.externalId))],
  };
}

function toRecord({ externalId, availability, quantity, price, at }: ShopStock) {
  return {
    external_id: externalId,
    availability,
    quantity: quantity ?? null,
    is_counted: quantity !== undefined,
    price_amount: price?.amount ?? null,
    price_currency: price?.currency ?? null,
    at,
  };
}

// Rows are locked in one order, so that two calls about the same products cannot wait for each other in a circle; and by a
// statement of its own, so that the next one sees what the lock waited for.
async function lockProducts(trx: Trx, items: readonly ShopStock[]): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('products')
    .select('external_id')
    .where(sql<boolean>`external_id = any(${items.map((item) => item.externalId)}::text[])`)
    .orderBy('external_id')
    .forNoKeyUpdate()
    .execute();
  return new Set(rows.map((row) => row.external_id));
}

interface TakenFact {
  id: string;
  /** Whether the newest fact given is not older than what was known. */
  is_current: boolean;
  /** Whether somebody who looks at the product sees a difference; `null` when nothing was written. */
  shows_change: boolean | null;
}

async function takeFacts(trx: Trx, records: string, now: Date): Promise<TakenFact[]> {
  const { rows } = await sql<TakenFact>`
    with facts as (
      select *, ${caution('record')} as caution
      from json_to_recordset(${records}::json) as record (
        external_id text, availability text, quantity integer, is_counted boolean, price_amount bigint, price_currency text,
        at timestamptz)),
    stock as (
      select distinct on (external_id) external_id, availability, caution, at
      from facts order by external_id, at desc, caution desc),
    counts as (
      select distinct on (external_id) external_id, quantity, at
      from facts where is_counted order by external_id, at desc, quantity nulls last),
    prices as (
      select distinct on (external_id) external_id, price_amount, price_currency, at
      from facts where price_amount is not null order by external_id, at desc, price_amount desc, price_currency desc),
    news as (
      select
        p.id, ${isBuyableSql('p')} as was_buyable, p.availability as old_availability,
        p.price_at < ${now}::timestamptz - ${`${priceShownHours} hours`}::interval as was_price_hidden,
        row(p.price_amount, p.price_currency, p.sale_price_amount) as old_price,
        stock.at >= p.stock_at as is_current,
        (stock.at, stock.caution) > (p.stock_at, ${caution('p')}) as has_stock,
        stock.availability, stock.at as told_at,
        coalesce((counts.at, -coalesce(counts.quantity, ${uncounted}))
          > (coalesce(p.quantity_at, p.stock_at), -coalesce(p.quantity, ${uncounted})), false) as has_count,
        counts.quantity, counts.at as counted_at,
        prices.at is not null and coalesce((prices.at, prices.price_amount, prices.price_currency)
          > (p.price_at, p.price_amount, p.price_currency), true) as has_price,
        prices.price_amount, prices.price_currency, prices.at as priced_at
      from products p
        join stock on stock.external_id = p.external_id
        left join counts on counts.external_id = p.external_id
        left join prices on prices.external_id = p.external_id),
    written as (
      update products set
        availability = case when has_stock then news.availability else products.availability end,
        stock_at = greatest(products.stock_at, told_at),
        quantity = ${quantity},
        quantity_at = ${quantityAt},
        price_amount = case when has_price then news.price_amount else products.price_amount end,
        price_currency = case when has_price then news.price_currency else products.price_currency end,
        price_at = case when has_price then priced_at else products.price_at end,
        sale_price_amount = case when ${keepsSale} then products.sale_price_amount end,
        updated_at = ${now}
      from news
      where products.id = news.id and (has_stock or has_count or has_price)
      returning
        products.id,
        was_buyable <> ${isBuyableSql('products')}
          or old_availability <> products.availability
          or row(products.price_amount, products.price_currency, products.sale_price_amount) is distinct from old_price
          or (has_price and was_price_hidden is true) as shows_change)
    select news.id, news.is_current or written.id is not null as is_current, written.shows_change
    from news left join written on written.id = news.id`.execute(trx);
  return rows;
}

// Larger than any count.
const uncounted = sql`2147483647`;

/** How far from being bought a product is: of two facts of one time the larger wins. */
function caution(alias: string) {
  return sql`array_position(
    array['in_stock', 'preorder', 'backorder', 'out_of_stock', 'discontinued'], ${sql.ref(`${alias}.availability`)})`;
}

const count = sql`case when has_count then news.quantity else products.quantity end`;
const countedAt = sql`case when has_count then counted_at else coalesce(products.quantity_at, products.stock_at) end`;
const isOlderZero = sql`(${count} = 0 and ${countedAt} < greatest(products.stock_at, told_at))`;

const quantity = sql`case when ${isOlderZero} then null else ${count} end`;

// A zero that was let go still holds against other counts of its time, as it would had it stayed. Times are told in
// milliseconds, so that nothing lies between.
const quantityAt = sql`${countedAt} + case when ${isOlderZero} then interval '1 microsecond' else interval '0' end`;

// A pushed price ends a sale that is no lower, or that was in another currency.
const keepsSale = sql`(
  not has_price
  or (news.price_currency = products.price_currency and products.sale_price_amount < news.price_amount))`;
