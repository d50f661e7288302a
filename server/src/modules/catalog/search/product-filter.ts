import { sql } from 'kysely';
import type { ProductFacets, ProductSort } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import type { ShopWord } from './known-words.ts';
import { hasWords, type Reach } from './word-match.ts';

/** What `GET /products` was asked. */
export interface ProductQuery {
  q?: string;
  category?: string;
  brand?: string[];
  minPrice?: number;
  maxPrice?: number;
  minRating?: number;
  buyable?: boolean;
  preferBuyable?: boolean;
  sort?: ProductSort;
  facets?: boolean;
  limit?: number;
  cursor?: string;
}

/** The words to look for and where, beside what else narrows a list. */
export interface Selection {
  words: readonly ShopWord[];
  reach: Reach;
  filter: Omit<ProductQuery, 'q' | 'sort' | 'facets' | 'limit' | 'cursor'>;
}

/** The choices a person makes within words and category; each is left out when its own parts are counted. */
export type Choice = Exclude<keyof ProductFacets, 'isExact' | 'total' | 'categories'>;

/** Products of a selection, narrowed by all that was chosen. */
export function selectListed(db: Db, selection: Selection) {
  let listed = selectWithin(db, selection);
  for (const holds of Object.values(choices(selection.filter)))
    if (holds !== null) listed = listed.where(holds);
  return listed;
}

/** Products that have the words and are of the category, whatever else was chosen. */
export function selectWithin(db: Db, { words, reach, filter: { category } }: Selection) {
  let listed = db.selectFrom('product_search');
  if (words.length > 0) listed = listed.where(hasWords(words, reach));
  if (category !== undefined) {
    const below = `${escapeLike(category)} > %`;
    listed = listed.where(
      sql<boolean>`(product_search.category = ${category} or product_search.category like ${below})`,
    );
  }
  return listed;
}

/** Each choice as SQL; `null` where nothing was chosen. */
export function choices({ brand, minPrice, maxPrice, minRating, buyable }: Selection['filter']) {
  const hasPrice = minPrice !== undefined || maxPrice !== undefined;
  return {
    brands: brand === undefined ? null : sql<boolean>`product_search.brand = any(${brand}::text[])`,
    prices: hasPrice
      ? sql<boolean>`product_search.price_amount between ${minPrice ?? 0}::bigint and ${maxPrice ?? Number.MAX_SAFE_INTEGER}::bigint`
      : null,
    ratings:
      minRating === undefined ? null : sql<boolean>`product_search.rating >= ${minRating * 100}::smallint`,
    buyable: buyable === true ? sql<boolean>`product_search.is_buyable` : null,
  } satisfies Record<Choice, unknown>;
}

/** Words as they are, for a pattern in which `%` and `_` mean more. */
function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
