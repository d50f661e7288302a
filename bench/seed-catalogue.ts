import { learnAllWords } from '../server/src/modules/catalog/index.ts';
import { createDatabase, newId, type Db } from '../server/src/platform/db/index.ts';
import { sql } from 'kysely';
import { makeUpCatalogue, type MadeUpProduct } from './made-up-catalogue.ts';

const rowsAtOnce = 5_000;

/** Fills an empty catalogue with made-up products. Does nothing where there are any. */
export async function seedCatalogue(url: string, count: number): Promise<void> {
  const database = createDatabase({ url });
  try {
    const known = await database.db.selectFrom('products').select('id').limit(1).executeTakeFirst();
    if (known === undefined) await fill(database.db, count);
  } finally {
    await database.close();
  }
}

async function fill(db: Db, count: number): Promise<void> {
  let batch: (MadeUpProduct & { id: string })[] = [];
  const flush = async () => {
    await sql`
      insert into products (
        id, external_id, group_id, title, description, brand, category, image_links, price_amount, price_currency,
        sale_price_amount, availability, quantity, rating_sum, rating_count, stock_at)
      select
        id, external_id, group_id, title, description, brand, category, array['https://shop.example/' || external_id || '.jpg'],
        price_amount, 'USD', sale_price_amount, availability, quantity, rating_sum, rating_count, now()
      from json_to_recordset(${JSON.stringify(batch)}::json) as made (
        id uuid, external_id text, group_id text, title text, description text, brand text, category text,
        price_amount bigint, sale_price_amount bigint, availability text, quantity integer, rating_sum integer,
        rating_count integer)`.execute(db);
    batch = [];
  };
  for (const product of makeUpCatalogue(count)) {
    batch.push({ id: newId(), ...product });
    if (batch.length === rowsAtOnce) await flush();
  }
  if (batch.length > 0) await flush();
  await learnAllWords(db);
  await sql`vacuum analyze products`.execute(db);
  await sql`vacuum analyze product_search`.execute(db);
}
