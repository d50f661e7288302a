import { sql } from 'kysely';
import type { ProductCard, SearchSuggestions } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { foldWords, queryOf, splitWords } from '../../../platform/words/index.ts';
import { findVersions, type ProductRows } from '../product-rows.ts';
import { productCardView } from '../products.view.ts';
import { findBestNamed } from './rank-listed.ts';
import { understandWords } from './understand-words.ts';

const productsShown = 4;
const categoriesShown = 3;
/** Variants of one thing are one suggestion. */
const readForGroups = 24;

/** The best products for what was typed so far, one of each group. */
export async function suggestProducts(
  { db, rows }: { db: Db; rows: ProductRows },
  q: string,
  now: Date,
): Promise<ProductCard[]> {
  const understood = await understandWords(db, q);
  if (understood === null) return [];
  const ids = await findBestNamed(db, understood.words, readForGroups);
  const found = await rows.load(db, await findVersions(db, ids));
  const groups = new Set<string>();
  const shown = found.filter(({ id, group_id }) => {
    const group = group_id ?? id;
    const isNew = !groups.has(group);
    groups.add(group);
    return isNew;
  });
  return shown.slice(0, productsShown).map((row) => productCardView(row, now));
}

/** The categories whose name has what was typed so far, those with most products first. */
export async function suggestCategories(db: Db, q: string): Promise<SearchSuggestions['categories']> {
  const words = splitWords(await foldWords(db, q));
  if (words.length === 0) return [];
  return db
    .selectFrom('catalog_categories')
    .select(['category', 'name', 'product_count as count'])
    .where(sql<boolean>`words @@ ${queryOf(words)}::tsquery`)
    .orderBy('product_count', 'desc')
    .orderBy('category')
    .limit(categoriesShown)
    .execute();
}
