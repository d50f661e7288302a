import { sql } from 'kysely';
import type { Page, Product } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import { readPageRequest, toPage, type CursorCodec, type PageRequest } from '../../platform/http/index.ts';
import { isBuyableSql } from './buyable.ts';
import { selectProducts } from './products.queries.ts';
import { productView } from './products.view.ts';

/** What `GET /products` was asked. */
export interface ProductQuery {
  q?: string;
  category?: string;
  buyable?: boolean;
  limit?: number;
  cursor?: string;
}

/**
 * How alike a word of the title must be to a word searched for (0–1): 0.4 finds "hedphones", "sunst hat" and
 * "bluetoth", and leaves out what merely shares an ending.
 */
const wordLikeness = '0.4';

/** Finds products: by words as one types them, typing errors forgiven, or newest first without words. */
export async function searchProducts(
  { db, cursors }: { db: Db; cursors: CursorCodec },
  query: ProductQuery,
  now: Date,
): Promise<Page<Product>> {
  const words = query.q?.trim().toLowerCase() ?? '';
  const scope = `products ${JSON.stringify([words, query.category ?? null, query.buyable === true])}`;
  const page = readPageRequest(cursors, scope, query);
  const rows = words === '' ? await browse(db, query, page) : await matchWords(db, { ...query, words }, page);
  const position = (row: (typeof rows)[number]) => ({ at: row.sort_at, id: row.id });
  return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
    shown.map((row) => productView(row, now)),
  );
}

async function browse(db: Db, query: ProductQuery, page: PageRequest) {
  let products = narrow(db, query).select('products.created_at as sort_at');
  if (page.after !== null) {
    products = products.where(
      sql<boolean>`(products.created_at, products.id) < (${page.after.at}, ${page.after.id})`,
    );
  }
  return products
    .orderBy('products.created_at', 'desc')
    .orderBy('products.id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

// Lists are paged by a time and an id. The rank of a match is kept as a time, so that one cursor serves both orders:
// what can be bought comes before what cannot; then a title that begins with the words before one that contains them,
// before one that is merely like them. What is merely like the words is shown only where nothing contains them:
// whoever looks for a lamp has not misspelt "lambswool".
async function matchWords(db: Db, query: ProductQuery & { words: string }, page: PageRequest) {
  const { words } = query;
  const pattern = escapeLike(words);
  const title = sql`lower(products.title)`;
  const rank = sql<Date>`to_timestamp(round((
    case when ${isBuyableSql()} then 4 else 0 end
    + case when ${title} like ${`${pattern}%`} then 2 when ${title} like ${`%${pattern}%`} then 1 else 0 end
    + word_similarity(${words}, ${title}))::numeric, 3))`;

  const contains = (word: string) => sql`${title} like ${`%${escapeLike(word)}%`}`;
  const containsAll = sql<boolean>`(${sql.join(words.split(/\s+/).map(contains), sql` and `)})`;

  return db.transaction().execute(async (trx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${wordLikeness}, true)`.execute(trx);
    const found = await narrow(trx, query).where(containsAll).limit(1).executeTakeFirst();
    let products = narrow(trx, query)
      .select(rank.as('sort_at'))
      .where(
        sql<boolean>`(${found ? containsAll : sql`${words} <% ${title}`} or products.external_id = ${query.q})`,
      );
    if (page.after !== null) {
      products = products.where(sql<boolean>`(${rank}, products.id) < (${page.after.at}, ${page.after.id})`);
    }
    return products
      .orderBy('sort_at', 'desc')
      .orderBy('products.id', 'desc')
      .limit(page.limit + 1)
      .execute();
  });
}

function narrow(db: Db, query: ProductQuery) {
  let products = selectProducts(db).where('products.unlisted_at', 'is', null);
  if (query.buyable === true) products = products.where(isBuyableSql());
  if (query.category !== undefined) {
    const below = `${escapeLike(query.category)} > %`;
    const { category } = query;
    products = products.where(
      sql<boolean>`(products.category = ${category} or products.category like ${below})`,
    );
  }
  return products;
}

/** Words as they are, for a pattern in which `%` and `_` mean more. */
function escapeLike(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&');
}
