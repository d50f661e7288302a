import { learnAllWords } from '../server/src/modules/catalog/index.ts';
import { createDatabase, newId, type Database } from '../server/src/platform/db/index.ts';
import { makeUpCatalogue, type MadeUpProduct } from './made-up-catalogue.ts';

const rowsAtOnce = 5_000;

/** Fills an empty catalogue with made-up products. Does nothing where there are any. */
export async function seedCatalogue(url: string, count: number): Promise<void> {
  const database = createDatabase({ url });
  try {
    const known = await database.db.selectFrom('products').select('id').limit(1).executeTakeFirst();
    if (known === undefined) await fill(database, count);
  } finally {
    await database.close();
  }
}

async function fill({ db, pool }: Database, count: number): Promise<void> {
  let batch: (MadeUpProduct & { id: string })[] = [];
  const flush = async () => {
    await pool.query(
      `insert into products (
        id, external_id, group_id, title, description, brand, category, image_links, price_amount, price_currency,
        sale_price_amount, availability, quantity, rating_sum, rating_count, stock_at)
      select
        id, external_id, group_id, title, description, brand, category, array['https://shop.example/' || external_id || '.jpg'],
        price_amount, 'USD', sale_price_amount, availability, quantity, rating_sum, rating_count, now()
      from json_to_recordset($1::json) as made (
        id uuid, external_id text, group_id text, title text, description text, brand text, category text,
        price_amount bigint, sale_price_amount bigint, availability text, quantity integer, rating_sum integer,
        rating_count integer)`,
      [JSON.stringify(batch)],
    );
    batch = [];
  };
  for (const product of makeUpCatalogue(count)) {
    batch.push({ id: newId(), ...product });
    if (batch.length === rowsAtOnce) await flush();
  }
  if (batch.length > 0) await flush();
  await learnAllWords(db);
  await pool.query('vacuum analyze products');
  await pool.query('vacuum analyze product_search');
}
