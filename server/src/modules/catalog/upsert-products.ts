import { sql, type RawBuilder } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { queueLearning } from './search/learn-words.ts';
import { incomingColumns, toIncoming, type CatalogProduct } from './catalog-product.ts';

/** Brings products in: new ones are added, known ones (by external id) take the new facts. Returns ids by external id. */
export async function upsertProducts(
  trx: Trx,
  products: readonly CatalogProduct[],
  now: Date,
): Promise<Map<string, string>> {
  if (products.length === 0) return new Map();
  const records = JSON.stringify(products.map((product) => toIncoming(product, now)));
  const written = await sql<{ id: string; external_id: string }>`
    with incoming as (select * from json_to_recordset(${records}::json) as record (${sql.raw(incomingColumns)}))
    ${mergeIncoming(now)}
    returning products.id, products.external_id`.execute(trx);
  await queueLearning(
    trx,
    written.rows.map((row) => row.id),
  );
  return new Map(written.rows.map((row) => [row.external_id, row.id]));
}

/** Merges the staging table `incoming` of this connection into the catalogue. Returns how many products it touched. */
export async function mergeStagedProducts(db: Db, now: Date): Promise<number> {
  const result = await mergeIncoming(now).execute(db);
  return Number(result.numAffectedRows ?? 0);
}

// Rows are written in one order, so that two writers of the same products cannot wait for each other.
// Stock and price facts pushed while a feed was being read are newer than the feed and stay. Our own copies of pictures
// stay as long as the addresses do.
function mergeIncoming(now: Date): RawBuilder<unknown> {
  return sql`
    insert into products (
      id, external_id, group_id, title, description, brand, gtin, mpn, category, url, image_links, media_ids,
      price_amount, price_currency, price_at, sale_price_amount, sale_starts_at, sale_ends_at,
      availability, quantity, stock_at, attributes, feed, created_at, updated_at, price_since)
    select
      id, external_id, group_id, title, description, brand, gtin, mpn, category, url, image_links, media_ids,
      price_amount, price_currency, price_at, sale_price_amount, sale_starts_at, sale_ends_at,
      availability, quantity, stock_at, attributes, feed, created_at, ${now}::timestamptz, ${now}::timestamptz
    from incoming
    order by external_id
    on conflict (external_id) do update set
      group_id = excluded.group_id,
      title = excluded.title,
      description = excluded.description,
      brand = excluded.brand,
      gtin = excluded.gtin,
      mpn = excluded.mpn,
      category = excluded.category,
      url = excluded.url,
      image_links = excluded.image_links,
      media_ids = case
        when excluded.media_ids <> '{}' then excluded.media_ids
        when excluded.image_links = products.image_links then products.media_ids
        else '{}' end,
      price_amount = ${newerPrice('price_amount')},
      price_currency = ${newerPrice('price_currency')},
      price_at = ${newerPrice('price_at')},
      sale_price_amount = ${newerPrice('sale_price_amount')},
      sale_starts_at = ${newerPrice('sale_starts_at')},
      sale_ends_at = ${newerPrice('sale_ends_at')},
      availability = ${newerStock('availability')},
      quantity = ${newerStock('quantity')},
      stock_at = ${newerStock('stock_at')},
      quantity_at = case when products.stock_at > excluded.stock_at then products.quantity_at end,
      attributes = excluded.attributes,
      feed = coalesce(excluded.feed, products.feed),
      missing_since = null,
      missing_imports = 0,
      unlisted_at = null,
      updated_at = excluded.updated_at`;
}

function newerPrice(column: string): RawBuilder<unknown> {
  const name = sql.ref(column);
  return sql`case when products.price_at > excluded.price_at then products.${name} else excluded.${name} end`;
}

function newerStock(column: string): RawBuilder<unknown> {
  const name = sql.ref(column);
  return sql`case when products.stock_at > excluded.stock_at then products.${name} else excluded.${name} end`;
}
