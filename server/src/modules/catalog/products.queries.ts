import { sql, type Expression, type Selectable, type SqlBool } from 'kysely';
import type { DB, Db } from '../../platform/db/index.ts';
import { pictureJson, type PictureRow } from '../media/index.ts';
import { isBuyableSql } from './buyable.ts';

/** A product's row as a card needs it. */
export type ProductCardRow = Awaited<ReturnType<typeof selectCardRows>>[number];

/** A product's row as its page needs it. */
export type ProductRow = Awaited<ReturnType<typeof selectProductRows>>[number];

/** How many other variants and similar products a product page shows. */
const maxVariants = 60;
const maxSimilar = 12;

/** So many products of a category are compared with one, and a shared brand counts as much as this likeness of titles. */
const maxCompared = 400;
const sameBrand = 0.2;

const cardColumns = [
  'products.id',
  'products.external_id',
  'products.group_id',
  'products.title',
  'products.brand',
  'products.category',
  'products.url',
  'products.price_amount',
  'products.price_currency',
  'products.price_at',
  'products.sale_price_amount',
  'products.sale_starts_at',
  'products.sale_ends_at',
  'products.price_since',
  'products.availability',
  'products.quantity',
  'products.reserved',
  'products.missing_since',
  'products.rating_sum',
  'products.rating_count',
  'products.created_at',
] as const;

/** A price as it was kept when another took its place. */
export interface EarlierPriceRow {
  valid_from: string;
  price_amount: number | null;
  price_currency: string | null;
  sale_price_amount: number | null;
  sale_starts_at: string | null;
  sale_ends_at: string | null;
}

/** More changes than this in the days that count is no shop's way to sell. */
const maxEarlierPrices = 500;

// Only a reduction is measured by what was before it; a product without a sale price costs no look at its history.
const earlierPrices = sql<EarlierPriceRow[] | null>`
  case when products.sale_price_amount is not null then (
    select coalesce(json_agg(to_json(earlier) order by earlier.valid_from), '[]')
    from (
      select valid_from, price_amount, price_currency, sale_price_amount, sale_starts_at, sale_ends_at
      from product_prices where product_id = products.id
      order by valid_from desc limit ${sql.lit(maxEarlierPrices)}) earlier) end`;

/** Products as cards need them, to be narrowed by the caller. */
export function selectCards(db: Db) {
  return db
    .selectFrom('products')
    .select(cardColumns)
    .select([
      sql<string | null>`products.image_links[1]`.as('image_link'),
      pictureJson(sql`products.media_ids[1]`).as('picture'),
      earlierPrices.as('earlier_prices'),
    ]);
}

/** Products as pages and search need them, to be narrowed by the caller. */
export function selectProducts(db: Db) {
  return selectCards(db).select([
    'products.description',
    'products.image_links',
    sql<PictureRow[]>`(
      select coalesce(json_agg(${pictureJson(sql`listed.media_id`)} order by listed.position), '[]')
      from unnest(products.media_ids) with ordinality as listed (media_id, position))`.as('pictures'),
  ]);
}

// These two give the row types their names; the builders above are what callers narrow.
const selectCardRows = (db: Db) => selectCards(db).execute();
const selectProductRows = (db: Db) => selectProducts(db).execute();

/** A row with what its shop says of it beyond the words of the catalogue. */
export type WithAttributes<Row> = Row & Pick<Selectable<DB['products']>, 'attributes'>;

/** One product for its page. */
export async function findProduct(db: Db, id: string): Promise<WithAttributes<ProductRow> | undefined> {
  return selectProducts(db).select('products.attributes').where('products.id', '=', id).executeTakeFirst();
}

/** The other variants of a product, what can be bought first. */
export async function findVariants(
  db: Db,
  product: ProductCardRow,
): Promise<WithAttributes<ProductCardRow>[]> {
  if (product.group_id === null) return [];
  return selectCards(db)
    .select('products.attributes')
    .where('products.group_id', '=', product.group_id)
    .where('products.id', '<>', product.id)
    .where('products.unlisted_at', 'is', null)
    .orderBy(isBuyableSql(), 'desc')
    .orderBy('products.title')
    .orderBy('products.id')
    .limit(maxVariants)
    .execute();
}

/**
 * What is like a product and can be bought: of its category, closest by title and brand, one of each group. Of a large
 * category those of the best standing are looked at.
 */
export async function findSimilar(db: Db, product: ProductCardRow): Promise<ProductCardRow[]> {
  if (product.category === null) return [];
  const closeness = sql<number>`(similarity(lower(products.title), lower(${product.title}))
    + case when products.brand = ${product.brand} then ${sql.lit(sameBrand)} else 0 end)`;
  const nearby = db
    .selectFrom('product_search')
    .select('product_id')
    .where('category', '=', product.category)
    .where('is_buyable', '=', true)
    .orderBy('standing', 'desc')
    .orderBy('product_id', 'desc')
    .limit(maxCompared)
    .as('nearby');
  const candidates = db
    .selectFrom('products')
    .innerJoin(nearby, 'nearby.product_id', 'products.id')
    .select(['products.id', closeness.as('closeness')])
    .distinctOn(sql`coalesce(products.group_id, products.id::text)`)
    .where(isOtherProduct(product))
    .where(isBuyableSql())
    .orderBy(sql`coalesce(products.group_id, products.id::text)`)
    .orderBy('products.id')
    .as('candidates');
  return selectCards(db)
    .innerJoin(candidates, 'candidates.id', 'products.id')
    .orderBy('candidates.closeness', 'desc')
    .orderBy('products.id')
    .limit(maxSimilar)
    .execute();
}

function isOtherProduct(product: ProductCardRow): Expression<SqlBool> {
  return sql<SqlBool>`products.id <> ${product.id} and products.group_id is distinct from ${product.group_id}`;
}
