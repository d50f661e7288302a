import { limits, type ProductList } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import type { CursorCodec } from '../../../platform/http/index.ts';
import { findVersions, type ProductRows, type RowVersion } from '../product-rows.ts';
import { productView } from '../products.view.ts';
import { countFacets } from './count-facets.ts';
import { leadVariants } from './lead-variants.ts';
import { findOrdered, type Place } from './order-listed.ts';
import type { ProductQuery, Selection } from './product-filter.ts';
import { findRanked, type RankPlace } from './rank-listed.ts';
import { findReach, understandWords } from './understand-words.ts';
import type { Reach } from './word-match.ts';

/** Finds products: by words as one types them, typing errors forgiven, narrowed and sorted as asked. */
export async function listProducts(
  { db, cursors, rows }: { db: Db; cursors: CursorCodec; rows: ProductRows },
  query: ProductQuery,
  now: Date,
): Promise<ProductList> {
  const { q, sort: _sort, facets: _facets, limit: _limit, cursor, ...filter } = query;
  const understood = isBlank(q) ? { words: [], searchedFor: null } : await understandWords(db, q);
  if (understood === null) return { items: [], nextCursor: null, searchedFor: null, facets: null };
  const { words, searchedFor } = understood;
  const sort = query.sort ?? (words.length > 0 ? 'best' : 'newest');
  const scope = `products ${JSON.stringify([words.map(({ text }) => text), filter, sort])}`;
  const limit = query.limit ?? limits.pageSize;
  const after = cursor === undefined ? null : cursors.decode(scope, cursor);
  const { found, reach } = await find(db, { words, filter }, { sort, after, count: limit + 1 });
  const loaded = new Map((await rows.load(db, found)).map((row) => [row.id, row]));
  const placed = found.flatMap(({ id, place, value }) => {
    const row = loaded.get(id);
    return row === undefined ? [] : [{ row, place, value }];
  });
  const page = leadVariants(placed, limit);
  return {
    items: page.rows.map((row) => productView(row, now)),
    nextCursor: page.last === null ? null : cursors.encode(scope, page.last),
    searchedFor,
    facets: query.facets === true ? await countFacets(db, { words, reach, filter }) : null,
  };
}

function isBlank(q: string | undefined): q is undefined {
  return q === undefined || q.trim() === '';
}

interface Found {
  found: (RowVersion & { place: Place | RankPlace; value: string })[];
  /** How far words were looked for. */
  reach: Reach;
}

async function find(
  db: Db,
  asked: Omit<Selection, 'reach'>,
  { sort, after, count }: { sort: NonNullable<ProductQuery['sort']>; after: unknown; count: number },
): Promise<Found> {
  // The keyed hash of the cursor proved that both kinds of place were written here, for this very list.
  if (sort === 'best' && asked.words.length > 0) {
    const { ranked, reach } = await findRanked(db, asked, { after: after as RankPlace | null, count });
    const versions = await findVersions(
      db,
      ranked.map(({ id }) => id),
    );
    const versionOf = new Map(versions.map(({ id, version }) => [id, version]));
    const found = ranked.flatMap(({ id, place }) => {
      const version = versionOf.get(id);
      return version === undefined ? [] : [{ id, version, place, value: String(place.at?.[0]) }];
    });
    return { found, reach };
  }
  const reach = asked.words.length === 0 ? 'name' : await findReach(db, asked);
  const ordered = await findOrdered(db, { ...asked, reach }, { sort, after: after as Place | null, count });
  return { found: ordered.map((one) => ({ ...one, value: one.place[0] })), reach };
}
