import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { load } from './load.ts';
import type { Measurement } from './measurement.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { benchDataDir, withSpark } from './with-spark.ts';

/** `SPARK_BENCH_PRODUCTS=20000` gives a first impression sooner. */
const products = Number(process.env['SPARK_BENCH_PRODUCTS'] ?? 200_000);
const dataName = 'search';
const roundsEach = 25;
const p95TargetMs = 50;

/** What people ask a shop, by kind. */
const questions = {
  'words as one types': ['q=wir', 'q=wireless%20he', 'q=lam', 'q=headpho', 'q=cot', 'q=sho'],
  'several words': ['q=wireless%20headphones', 'q=lamp%20oak', 'q=cotton%20dress%20red', 'q=yoga%20mat'],
  'words half the catalogue has': ['q=home', 'q=day', 'q=wireless', 'q=w', 'q=style'],
  'mistyped words': ['q=hedphones', 'q=wirless%20lamp', 'q=sneekers', 'q=teapto'],
  'Chinese, two characters and more': ['q=耳机', 'q=灯', 'q=蓝牙耳机', 'q=女士连衣裙', 'q=无线', 'q=水壶'],
  'a number': ['q=sku-777', 'q=sku-123456'],
  browsing: [
    'sort=best',
    'category=Home',
    'category=Home%20%3E%20Lamps&sort=price-up&buyable=true',
    'category=Technology&sort=rating&minPrice=5000&maxPrice=9000',
    'sort=price-down&minRating=4',
  ],
  'browsing with counts': [
    'facets=true&sort=best',
    'facets=true&category=Home',
    'facets=true&category=Style%20%3E%20Shoes&buyable=true&minRating=4',
    'facets=true&q=lamp',
    'facets=true&q=cotton',
  ],
};

/** Searches and browses a large made-up catalogue, English and Chinese, one question at a time as one person would. */
export async function benchSearch(): Promise<Measurement[]> {
  await seed();
  return withSpark(
    async ({ url }) => {
      const results: Measurement[] = [];
      for (const [kind, asked] of Object.entries(questions)) {
        const times = await ask(url, asked);
        const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
        results.push({
          name: `${products} products, ${kind}: p95`,
          value: at(0.95),
          unit: 'ms',
          p50Ms: at(0.5),
          p99Ms: at(0.99),
          target: { atMost: p95TargetMs },
        });
      }
      const { perSecond, p50Ms, p99Ms } = await load(url, ['/api/v1/products?limit=20']);
      const name = `${products} products, lists of 20 with price and stock`;
      results.push({ name, value: perSecond, unit: 'a second', p50Ms, p99Ms, target: { atLeast: 1_000 } });
      return results;
    },
    { name: dataName, env: { SPARK_DEMO: 'off' } },
  );
}

async function seed(): Promise<void> {
  // The first start makes the database and its tables.
  await withSpark(async () => undefined, { name: dataName, env: { SPARK_DEMO: 'off' } });
  const postgres = await startEmbeddedPostgres({
    dataDir: benchDataDir(dataName),
    log: { info: () => undefined, error: console.error },
  });
  await seedCatalogue(postgres.url, products).finally(() => postgres.stop());
}

async function ask(url: string, asked: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= roundsEach; round++) {
    for (const question of asked) {
      const startedAt = performance.now();
      const response = await fetch(`${url}/api/v1/products?limit=20&${question}`);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${question}: ${response.status}`);
      // The first round warms up.
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times.toSorted((one, other) => one - other);
}
