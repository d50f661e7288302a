import { setTimeout as delay } from 'node:timers/promises';
import type { Post, ProductCard } from '@spark/contract';
import type { Measurement } from './measurement.ts';
import { follow } from './stock/follow.ts';
import { withProcesses, type SparkProcesses } from './stock/processes.ts';
import { quantile } from './quantile.ts';
import { createShop } from './stock/shop.ts';

const products = 10_000;
const perCall = 1_000;
const seconds = 10;
const callers = 2;
/** Changes whose way to the screens is timed, each on every process. */
const changes = 60;
/** Background load while they are. */
const updatesPerSecond = 5_000;

/** How many facts of the shop are taken a second, and how long each then takes to every screen. */
export async function benchStock(): Promise<Measurement[]> {
  const one = await withProcesses(1, async (spark) => {
    await fillShop(spark);
    return [await measureUpdates(spark), ...(await measureScreens(spark))];
  });
  const three = await withProcesses(3, measureScreens);
  return [...one, ...three];
}

async function fillShop(spark: SparkProcesses): Promise<void> {
  const shop = createShop(spark);
  for (let start = 0; start < products; start += perCall) {
    const items = Array.from({ length: perCall }, (_, index) => ({
      externalId: externalId(start + index),
      title: `Thing ${start + index}`,
      description: 'As plain as things are.',
      link: 'https://shop.example/thing',
      imageLink: 'https://shop.example/thing.jpg',
      price: { amount: 1_000 + index, currency: 'USD' },
      availability: 'in_stock',
      quantity: 5,
      category: `Bench > Shelf ${index % 50}`,
      at: new Date().toISOString(),
    }));
    await shop.putProducts(items);
  }
}

const externalId = (index: number) => `bench-${index % products}`;

/** Every other fact makes a product sold out or brings it back. */
function facts(round: number) {
  return Array.from({ length: perCall }, (_, index) => ({
    externalId: externalId(round * perCall + index),
    availability: 'in_stock' as const,
    quantity: (index + Math.floor((round * perCall) / products)) % 2 === 0 ? 0 : 1 + (round % 9),
    at: new Date().toISOString(),
  }));
}

async function measureUpdates(spark: SparkProcesses): Promise<Measurement> {
  const shop = createShop(spark);
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  let round = 0;
  const call = async () => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      await shop.putStock(facts(round++));
      times.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: callers }, call));
  const elapsed = (performance.now() - startedAt) / 1_000;
  return {
    name: `stock facts in calls of ${perCall}`,
    value: (times.length * perCall) / elapsed,
    unit: 'a second',
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

async function measureScreens(spark: SparkProcesses): Promise<Measurement[]> {
  const { urls } = spark;
  const shop = createShop(spark);
  const subject = await findSubject(urls[0] ?? '');
  const streams = await Promise.all(urls.map((url) => follow(url, [subject.product.id])));
  const load = startLoad(spark);
  const told: number[] = [];
  const read: number[] = [];
  for (let change = 0; change < changes; change++) {
    const isBuyable = change % 2 === 1;
    const waiting = streams.map((stream) => stream.until(subject.product.id, isBuyable));
    const at = new Date().toISOString();
    const availability = isBuyable ? 'in_stock' : 'out_of_stock';
    await shop.putStock([
      { externalId: subject.product.externalId, availability, quantity: isBuyable ? 5 : 0, at },
    ]);
    const acknowledgedAt = performance.now();
    const reads = urls.flatMap((url) =>
      pagesOf(subject).map(async ({ path, shows }) => {
        while (shows(await (await fetch(url + path)).json()) !== isBuyable) await delay(1);
        read.push(performance.now() - acknowledgedAt);
      }),
    );
    for (const toldAt of await Promise.all(waiting)) told.push(Math.max(0, toldAt - acknowledgedAt));
    await Promise.all(reads);
  }
  const perSecond = await load.stop();
  for (const stream of streams) stream.close();
  const where = `${urls.length === 1 ? 'one process' : `${urls.length} processes`}, ${Math.round(perSecond)} other facts a second`;
  return [
    latency(`stock to open browsers (${where})`, told),
    latency(`stock to feed, post and product (${where})`, read),
  ];
}

/** Facts about other products, as many a second as the target says. */
function startLoad(spark: SparkProcesses) {
  const shop = createShop(spark);
  const startedAt = performance.now();
  let isOver = false;
  let calls = 0;
  const running = (async () => {
    while (!isOver) {
      await shop.putStock(facts(calls++));
      await delay(Math.max(0, startedAt + (calls * perCall * 1_000) / updatesPerSecond - performance.now()));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await running;
      return (calls * perCall * 1_000) / (performance.now() - startedAt);
    },
  };
}

interface Subject {
  post: Post;
  product: ProductCard;
}

/** A post of the demo's newest feed with a product on its photo. */
async function findSubject(url: string): Promise<Subject> {
  // The contract's own shape, from our own server.
  const { items } = (await (await fetch(`${url}/api/v1/feed?view=newest&kind=photo`)).json()) as {
    items: Post[];
  };
  for (const post of items) {
    const product = post.products.find(({ substituteFor }) => substituteFor === null);
    if (product !== undefined) return { post, product };
  }
  throw new Error('No photo of the demo shows a product.');
}

function pagesOf({ post, product }: Subject) {
  const offers = (shown: Post | undefined) => shown?.products.some(({ id }) => id === product.id) === true;
  return [
    {
      path: '/api/v1/feed?view=newest&kind=photo',
      shows: (answer: unknown) =>
        offers((answer as { items: Post[] }).items.find(({ id }) => id === post.id)),
    },
    { path: `/api/v1/posts/${post.id}`, shows: (answer: unknown) => offers(answer as Post) },
    { path: `/api/v1/products/${product.id}`, shows: (answer: unknown) => (answer as ProductCard).isBuyable },
  ];
}

function latency(name: string, times: readonly number[]): Measurement {
  return {
    name,
    value: quantile(times, 0.99),
    unit: 'ms at the 99th percentile',
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}
