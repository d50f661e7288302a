import { sql } from 'kysely';
import { limits, type ProductList } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import type { CursorCodec } from '../../../platform/http/index.ts';
import { findVersions, type ProductRows, type RowVersion } from '../product-rows.ts';
import { productView } from '../products.view.ts';
import { correctWords } from './correct-words.ts';
import { countFacets } from './count-facets.ts';
import { findOrdered, type Place } from './order-listed.ts';
import { selectListed, type ProductQuery, type Selection } from './product-filter.ts';
import { findRanked, firstRank, poolSize, type RankPlace } from './rank-listed.ts';
import { splitWords } from './search-words.ts';
import type { Reach } from './word-match.ts';

/** Finds products: by words as one types them, typing errors forgiven, narrowed and sorted as asked. */
export async function listProducts(
  { db, cursors, rows }: { db: Db; cursors: CursorCodec; rows: ProductRows },
  query: ProductQuery,
  now: Date,
): Promise<ProductList> {
  const { selection, searchedFor } = await understand(db, query);
  if (selection === null) return { items: [], nextCursor: null, searchedFor: null, facets: null };
  const { reach: _reach, ...listed } = selection;
  const sort = query.sort ?? (selection.words.length > 0 ? 'best' : 'newest');
  const scope = `products ${JSON.stringify([listed, sort])}`;
  const limit = query.limit ?? limits.pageSize;
  const after = query.cursor === undefined ? null : cursors.decode(scope, query.cursor);
  const [found, facets] = await Promise.all([
    find(db, selection, { sort, after, count: limit + 1 }),
    query.facets === true ? countFacets(db, selection) : null,
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return {
    items: (await rows.load(db, shown)).map((row) => productView(row, now)),
    nextCursor: hasMore ? cursors.encode(scope, last.place) : null,
    searchedFor,
    facets,
  };
}

type Found = RowVersion & { place: unknown };

async function find(
  db: Db,
  selection: Selection,
  { sort, after, count }: { sort: NonNullable<ProductQuery['sort']>; after: unknown; count: number },
): Promise<Found[]> {
  // The keyed hash of the cursor proved that both kinds of place were written here, for this very list.
  if (sort === 'best' && selection.words.length > 0) {
    const ranked = await findRanked(db, selection, {
      after: (after as RankPlace | null) ?? firstRank,
      count,
    });
    const places = new Map(ranked.map(({ id, place }) => [id, place]));
    const versions = await findVersions(db, [...places.keys()]);
    return versions.map((one) => ({ ...one, place: places.get(one.id) }));
  }
  return findOrdered(db, selection, { sort, after: after as Place | null, count });
}

interface Understood {
  /** `null`: words were given, and none of them is one. */
  selection: Selection | null;
  searchedFor: string | null;
}

// Words that nothing has are taken for mistyped.
async function understand(db: Db, { q, ...query }: ProductQuery): Promise<Understood> {
  const { sort: _sort, facets: _facets, limit: _limit, cursor: _cursor, ...filter } = query;
  if (q === undefined || q.trim() === '') {
    return { selection: { words: [], reach: 'name', filter }, searchedFor: null };
  }
  const words = splitWords(await fold(db, q));
  if (words.length === 0) return { selection: null, searchedFor: null };
  const reach = await findReach(db, words);
  if (reach !== null) return { selection: { words, reach, filter }, searchedFor: null };
  const corrected = await correctWords(db, words);
  const correctedReach = corrected === null ? null : await findReach(db, corrected);
  if (corrected === null || correctedReach === null) {
    return { selection: { words, reach: 'name', filter }, searchedFor: null };
  }
  return {
    selection: { words: corrected, reach: correctedReach, filter },
    searchedFor: corrected.map(({ text }) => text).join(' '),
  };
}

// What a product is called is what people mean; descriptions are read besides where few are called so. `null`: nothing has
// the words. Never asked with a limit of one: whoever plans the query would hope to meet one soon, and read everything.
async function findReach(db: Db, words: Selection['words']): Promise<Reach | null> {
  const count = async (reach: Reach) => {
    const some = selectListed(db, { words, reach, filter: {} })
      .select('product_id')
      .limit(poolSize)
      .as('some');
    const { found } = await db
      .selectFrom(some)
      .select(({ fn }) => fn.countAll<number>().as('found'))
      .executeTakeFirstOrThrow();
    return found;
  };
  const named = await count('name');
  if (named === poolSize) return 'name';
  return named > 0 || (await count('description')) > 0 ? 'description' : null;
}

async function fold(db: Db, words: string): Promise<string> {
  const { rows } = await sql<{ folded: string }>`select fold_words(${words}) as folded`.execute(db);
  return rows[0]?.folded ?? '';
}
