import { createDatabase, type Database } from '../server/src/platform/db/index.ts';
import { quantile } from './quantile.ts';

const roundsEach = 3;

/** The p95 of questions to the catalogue, by kind, where PostgreSQL is asked in plain SQL over the products alone. */
export async function plainAnswers(url: string, kinds: readonly (readonly string[])[]): Promise<number[]> {
  const database = createDatabase({ url, maxConnections: 1 });
  try {
    const p95s: number[] = [];
    for (const asked of kinds) p95s.push(await askPlainly(database, asked));
    return p95s;
  } finally {
    await database.close();
  }
}

async function askPlainly(database: Database, asked: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= roundsEach; round++) {
    for (const question of asked) {
      const startedAt = performance.now();
      await answerPlainly(database, new URLSearchParams(question));
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return quantile(times, 0.95);
}

const orders: Record<string, string> = {
  'price-up': 'price_amount, id',
  'price-down': 'price_amount desc, id desc',
  newest: 'created_at desc, id desc',
};
const bestOrder = 'rating_sum::float / greatest(rating_count, 1) desc, id desc';

async function answerPlainly({ pool }: Database, asked: URLSearchParams): Promise<void> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const tests = ['unlisted_at is null'];
  for (const word of (asked.get('q') ?? '').split(' ').filter(Boolean)) {
    tests.push(
      `concat_ws(' ', title, brand, external_id, category, description) ilike ${value(`%${word}%`)}`,
    );
  }
  const category = asked.get('category');
  if (category !== null)
    tests.push(`(category = ${value(category)} or category like ${value(`${category} > %`)})`);
  const brands = asked.getAll('brand');
  if (brands.length > 0) tests.push(`brand = any(${value(brands)}::text[])`);
  if (asked.has('minPrice')) tests.push(`price_amount >= ${value(Number(asked.get('minPrice')))}`);
  if (asked.has('maxPrice')) tests.push(`price_amount <= ${value(Number(asked.get('maxPrice')))}`);
  if (asked.has('minRating'))
    tests.push(`rating_sum >= rating_count * ${value(Number(asked.get('minRating')))}`);
  if (asked.has('buyable'))
    tests.push("availability = 'in_stock' and (quantity is null or quantity > reserved)");
  const where = tests.join(' and ');
  const order = orders[asked.get('sort') ?? ''] ?? bestOrder;
  await pool.query(`select * from products where ${where} order by ${order} limit 20`, values);
  if (!asked.has('facets')) return;
  const counts = [
    'brand',
    'category',
    'width_bucket(price_amount, 0, 50000, 6)',
    "availability = 'in_stock'",
  ];
  for (const part of counts) {
    await pool.query(`select ${part}, count(*) from products where ${where} group by 1`, values);
  }
}
