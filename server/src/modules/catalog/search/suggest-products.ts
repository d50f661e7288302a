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
/** The best products for what was typed so far, one of each group: of variants that fit alike, the first the shop names. */
export async function suggestProducts(
  { db, rows }: { db: Db; rows: ProductRows },
  q: string,
  now: Date,
): Promise<ProductCard[]> {
  const understood = await understandWords(db, q);
  if (understood === null) return [];
  const best = await findBestNamed(db, understood.words);
  const groups = await findGroups(
    db,
    best.map(({ id }) => id),
  );
  const leads = new Map<string, (typeof best)[number]>();
  for (const one of best) {
    const group = groups.get(one.id) ?? one.id;
    const lead = leads.get(group);
    if (lead === undefined || (lead.score === one.score && one.id < lead.id)) leads.set(group, one);
  }
  const shown = [...leads.values()].slice(0, productsShown).map(({ id }) => id);
  const found = await rows.load(db, await findVersions(db, shown));
  return found.map((row) => productCardView(row, now));
}

async function findGroups(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const found = await db.selectFrom('products').select(['id', 'group_id']).where('id', 'in', ids).execute();
  return new Map(found.map(({ id, group_id }) => [id, group_id]));
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
