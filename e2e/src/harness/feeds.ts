import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Order, runCommands } from './commands.ts';
import { findOwnPicture } from './shop.ts';
import type { Spark } from './start-spark.ts';

/** One product of a feed; whatever is wrong with its price is kept. */
interface FeedProduct {
  id: string;
  title: string;
  price?: string;
  /** The title of a product it looks like. */
  like?: string;
}

type Wares = readonly Pick<FeedProduct, 'title' | 'like'>[];

/** Imports a feed and then most of it no more: the second import waits. Answers its id. */
export async function makeWaitingImport(spark: Spark, feed: string, wares: Wares): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-feed-'));
  try {
    const reports = await runCommands(spark, await prepareWaitingImport(spark, folder, { feed, wares }));
    return idOf(reports.at(-1));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The id of an import, as the command reports it. */
export function idOf(report: unknown): string {
  // The parse boundary: the command's own report.
  return (report as { id: string }).id;
}

/**
 * Writes a feed into a folder, and another time with most of it gone, a faulty row and a new product. Answers the commands
 * that import both, of which the second waits.
 */
export async function prepareWaitingImport(
  spark: Spark,
  folder: string,
  { feed, wares }: { feed: string; wares: Wares },
): Promise<Order[]> {
  // Other prices each time: an import that changes nothing has nothing to take back.
  const cents = 1_200 + (Math.floor(Date.now() / 1_000) % 900);
  const products = wares.map((ware, at) => ({
    ...ware,
    id: `${feed}-${at}`,
    price: `${((cents + 700 * at) / 100).toFixed(2)} USD`,
  }));
  const [first, second, ...others] = products;
  if (first === undefined || second === undefined || others.length < 2)
    throw new Error('Too few products for some of them to go.');
  const faulty = { id: `${feed}-free`, title: 'Something', price: 'free' };
  const fresh = { ...second, id: `${feed}-new`, title: `${second.title}, new` };
  const versions = [products, [{ ...first, price: '9.00 USD' }, second, fresh, faulty]];
  const orders: Order[] = [];
  for (const [at, version] of versions.entries()) {
    const file = join(folder, String(at), `${feed}.csv`);
    await mkdir(dirname(file));
    await writeFile(file, await writeFeed(spark, version));
    const host = new URL(spark.url).hostname;
    orders.push(['catalog', 'import', file, '--feed', feed, '--allow-host', host, '--json']);
  }
  return orders;
}

async function writeFeed(spark: Spark, products: readonly FeedProduct[]): Promise<string> {
  const titles = [...new Set(products.map(({ like }) => like))];
  const found = await Promise.all(titles.map((like) => findOwnPicture(spark, like)));
  const pictures = new Map(titles.map((like, at) => [like, found[at]]));
  const header = 'id,item_group_id,title,description,link,image_link,availability,price';
  const rows = products.map(({ id, title, like, price = '12.00 USD' }) =>
    // Of a group, if of one: journeys that need just any product take those without.
    [
      id,
      id,
      `"${title}"`,
      'Made for a journey.',
      `https://shop.example/${id}`,
      pictures.get(like),
      'in_stock',
      price,
    ].join(','),
  );
  return [header, ...rows, ''].join('\n');
}
