import { startEmbeddedPostgres } from '../server/src/platform/embedded-postgres/index.ts';
import { load } from './load.ts';
import type { Measurement } from './measurement.ts';
import { plainAnswers } from './plain-search.ts';
import { quantile } from './quantile.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { benchDataDir, withSpark } from './with-spark.ts';

/** `SPARK_BENCH_PRODUCTS=20000` gives a first impression sooner. */
const products = Number(process.env['SPARK_BENCH_PRODUCTS'] ?? 200_000);
const dataName = 'search';
const roundsEach = 25;
const p95TargetMs = 50;

/** What people ask a shop, by kind. */
const questions = {
  'one word': ['q=lamp', 'q=headphones', 'q=cotton', 'q=wireless', 'q=shoes'],
  'words as one types': ['q=wir', 'q=wireless%20he', 'q=lam', 'q=headpho', 'q=cot', 'q=sho'],
  'several words': ['q=wireless%20headphones', 'q=lamp%20oak', 'q=cotton%20dress%20red', 'q=yoga%20mat'],
  'five common words': [
    'q=wireless%20cotton%20black%20home%20lamps',
    'q=soft%20organic%20white%20style%20shirt',
    'q=modern%20classic%20vintage%20home%20black',
    'q=wireless%20wooden%20portable%20technology%20audio',
    'q=the%20a%20for%20with%20your',
  ],
  'words half the catalogue has': ['q=home', 'q=day', 'q=wireless', 'q=w', 'q=style'],
  'mistyped words': ['q=hedphones', 'q=wirless%20lamp', 'q=sneekers', 'q=teapto'],
  'Chinese, two characters and more': ['q=耳机', 'q=灯', 'q=蓝牙耳机', 'q=女士连衣裙', 'q=无线', 'q=水壶'],
  'mistyped Chinese': ['q=蓝呀耳机', 'q=连伊裙', 'q=瑜珈垫', 'q=女士连衣群'],
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
    'facets=true&category=Home%20%3E%20Kitchen&brand=Bababa&brand=Kidoki',
  ],
  'words with counts': ['facets=true&q=lamp', 'facets=true&q=cotton', 'facets=true&q=wireless%20headphones'],
};
const suggestions = ['q=la', 'q=lam', 'q=lamp', 'q=wirele', 'q=耳', 'q=耳机', 'q=hedpho'];

/**
 * Searches and browses a large made-up catalogue, English and Chinese, one question at a time as one person would. Beside
 * each kind stands what PostgreSQL takes to answer the same in plain SQL: `ilike` and `group by` over the products.
 */
export async function benchSearch(): Promise<Measurement[]> {
  await seed();
  const results = await withSpark(
    async ({ url }) => {
      const measured: Measurement[] = [];
      for (const [kind, asked] of Object.entries(questions)) {
        measured.push(measure(kind, await ask(`${url}/api/v1/products?limit=20&`, asked)));
      }
      measured.push(measure('suggestions', await ask(`${url}/api/v1/search/suggestions?`, suggestions)));
      const { perSecond, p50Ms, p99Ms } = await load(url, ['/api/v1/products?limit=20']);
      const name = `${products} products, lists of 20 with price and stock`;
      measured.push({ name, value: perSecond, unit: 'a second', p50Ms, p99Ms, target: { atLeast: 1_000 } });
      return measured;
    },
    { name: dataName, env: { SPARK_DEMO: 'off' } },
  );
  const plain = await withPostgres((url) => plainAnswers(url, Object.values(questions)));
  return results.map((result, at) => {
    const value = plain[at];
    return value === undefined ? result : { ...result, reference: { name: 'plain SQL', value } };
  });
}

function measure(kind: string, times: readonly number[]): Measurement {
  return {
    name: `${products} products, ${kind}: p95`,
    value: quantile(times, 0.95),
    unit: 'ms',
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    target: { atMost: p95TargetMs },
  };
}

async function seed(): Promise<void> {
  // The first start makes the database and its tables.
  await withSpark(async () => undefined, { name: dataName, env: { SPARK_DEMO: 'off' } });
  await withPostgres((url) => seedCatalogue(url, products));
}

async function withPostgres<T>(use: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startEmbeddedPostgres({
    dataDir: benchDataDir(dataName),
    log: { info: () => undefined, error: console.error },
  });
  return use(postgres.url).finally(() => postgres.stop());
}

async function ask(address: string, asked: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= roundsEach; round++) {
    for (const question of asked) {
      const startedAt = performance.now();
      const response = await fetch(`${address}${question}`);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${question}: ${response.status}`);
      // The first round warms up.
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times.toSorted((one, other) => one - other);
}
