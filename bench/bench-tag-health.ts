import type { Post } from '@spark/contract';
import { createDeadTagFinder } from '../server/test/dead-tags.ts';
import type { Measurement } from './measurement.ts';
import { withProcesses, type SparkProcesses } from './stock/processes.ts';
import { createShop } from './stock/shop.ts';

/** `SPARK_BENCH_VIEWS=1000000` for the figure of the promise. */
const views = Number(process.env['SPARK_BENCH_VIEWS'] ?? '40000');
const readers = 6;
/** The share of the shop that changes with each of its calls. */
const churnShare = 2;

/** Dead tags among so many cards shown while the stock of the whole shop comes and goes. */
export async function benchTagHealth(): Promise<Measurement[]> {
  return withProcesses(1, async (spark) => {
    const products = await listProducts(spark);
    const finder = createDeadTagFinder();
    let isOver = false;
    let told = 0;
    const churn = async () => {
      const shop = createShop(spark);
      for (let call = 0; !isOver; call++) {
        const isRestock = call % 2 === 1;
        const chosen = products.filter((_, index) => (index + (call >> 1)) % churnShare === 0);
        if (isRestock) for (const { id } of chosen) finder.noteRestock(id);
        const at = new Date().toISOString();
        const availability = isRestock ? ('in_stock' as const) : ('out_of_stock' as const);
        await shop.putStock(chosen.map(({ externalId }) => ({ externalId, availability, at })));
        if (!isRestock) for (const { id } of chosen) finder.noteSoldOut(id);
        told += chosen.length;
        // Ten calls a second is what one address may write.
        await new Promise((resolve) => setTimeout(resolve, 120));
      }
      const at = new Date().toISOString();
      await shop.putStock(products.map(({ externalId, stock }) => ({ externalId, ...stock, at })));
    };
    let seen = 0;
    let standIns = 0;
    let dead = 0;
    const read = async () => {
      const [url = ''] = spark.urls;
      let cursor: string | null = null;
      while (seen < views) {
        const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const askedAt = performance.now();
        const answer = await fetch(`${url}/api/v1/feed?view=newest&limit=50${query}`);
        // The contract's own shape, from our own server.
        const page = (await answer.json()) as { items: Post[]; nextCursor: string | null };
        for (const post of page.items) {
          seen += 1;
          standIns += post.products.filter(({ substituteFor }) => substituteFor !== null).length;
          dead += finder.find(post, askedAt).length;
        }
        cursor = page.nextCursor;
      }
    };
    const startedAt = performance.now();
    const churning = churn();
    await Promise.all(Array.from({ length: readers }, read));
    const elapsed = (performance.now() - startedAt) / 1_000;
    isOver = true;
    await churning;
    return [
      {
        name: `dead tags in ${seen} cards, ${Math.round(told / elapsed)} changes a second`,
        value: dead,
        unit: 'dead tags',
      },
      { name: 'stand-ins shown among them', value: standIns, unit: 'products' },
      { name: 'cards shown meanwhile', value: seen / elapsed, unit: 'a second' },
    ];
  });
}

async function listProducts({ urls }: SparkProcesses) {
  const products: { id: string; externalId: string; stock: { availability: 'in_stock' | 'out_of_stock' } }[] =
    [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${urls[0]}/api/v1/products?limit=50${query}`);
    // The contract's own shape, from our own server.
    const page = (await answer.json()) as {
      items: { id: string; externalId: string; isBuyable: boolean }[];
      nextCursor: string | null;
    };
    for (const { id, externalId, isBuyable } of page.items) {
      // Those the benchmark of stock brings in are in no post.
      if (externalId.startsWith('bench-')) continue;
      products.push({ id, externalId, stock: { availability: isBuyable ? 'in_stock' : 'out_of_stock' } });
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return products;
}
