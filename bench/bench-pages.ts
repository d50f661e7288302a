import { load, type LoadResult } from './load.ts';
import type { Measurement } from './measurement.ts';
import { bareServer } from './references.ts';
import type { Spark } from './with-spark.ts';

const interests = 'style,kitchen,coffee,cats,outdoors';

/** Pages of the demo community and lists of products, each beside a bare server that sends the same bytes. */
export async function benchPages({ url }: Spark): Promise<Measurement[]> {
  const firstPage = `/api/v1/feed?interests=${interests}`;
  const nextPages = await followPages(url, firstPage);
  return [
    await measure('feed, first page', url, [firstPage]),
    await measure('feed, further pages', url, nextPages),
    await measure('feed, newest', url, ['/api/v1/feed?view=newest']),
    await measure('products, 20 with price and stock', url, ['/api/v1/products?limit=20']),
    await measure('feed as a page, rendered', url, ['/newest']),
  ];
}

async function measure(name: string, url: string, paths: string[]): Promise<Measurement> {
  const body = await fetch(url + (paths[0] ?? '')).then((response) => response.text());
  const ours = await load(url, paths);
  const bare = await bareServer(body);
  return toMeasurement(`${name} (${Math.round(body.length / 1_000)} kB)`, ours, bare);
}

function toMeasurement(name: string, ours: LoadResult, bare: LoadResult): Measurement {
  return {
    name,
    value: ours.perSecond,
    unit: 'a second',
    p50Ms: ours.p50Ms,
    p99Ms: ours.p99Ms,
    reference: { name: 'bare Fastify', value: bare.perSecond },
  };
}

async function followPages(url: string, firstPage: string): Promise<string[]> {
  const pages: string[] = [];
  let path: string | null = firstPage;
  while (path !== null && pages.length < 5) {
    // The contract's own shape, from our own server.
    const page = (await fetch(url + path).then((response) => response.json())) as {
      nextCursor: string | null;
    };
    path = page.nextCursor === null ? null : `${firstPage}&cursor=${encodeURIComponent(page.nextCursor)}`;
    if (path !== null) pages.push(path);
  }
  return pages;
}
