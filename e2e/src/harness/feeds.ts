import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findOwnPicture } from './shop.ts';
import { environmentOf } from './program.ts';
import type { Spark } from './start-spark.ts';

const run = promisify(execFile);
const runnerFile = fileURLToPath(new URL('run-catalog.ts', import.meta.url));

/** One product of a feed; whatever is wrong with its price is kept. */
interface FeedProduct {
  id: string;
  title: string;
  price?: string;
  /** The title of a product it looks like. */
  like?: string;
}

/**
 * Imports a feed, each time as it is then, as somebody at the server does, with `spark catalog import`; answers the id of
 * the last import.
 */
async function importFeed(
  spark: Spark,
  feed: string,
  versions: readonly (readonly FeedProduct[])[],
): Promise<string> {
  const { dataDir } = spark;
  if (dataDir === null) throw new Error('Commands need the data folder of the Spark that is visited.');
  const folder = await mkdtemp(join(tmpdir(), 'spark-feed-'));
  try {
    const orders: string[][] = [];
    for (const [at, products] of versions.entries()) {
      const file = join(folder, String(at), `${feed}.csv`);
      await mkdir(dirname(file));
      await writeFile(file, await writeFeed(spark, products));
      const host = new URL(spark.url).hostname;
      orders.push(['import', file, '--feed', feed, '--allow-host', host, '--json']);
    }
    const env = environmentOf({ SPARK_DATA_DIR: dataDir });
    const { stdout } = await run(process.execPath, [runnerFile, JSON.stringify(orders)], { env });
    // The parse boundary: the command's own report of the last one.
    return (JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { id: string }).id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

/** Imports a feed and then most of it no more, with a faulty row and a new product: the second import waits. */
export async function makeWaitingImport(
  spark: Spark,
  feed: string,
  wares: readonly Pick<FeedProduct, 'title' | 'like'>[],
): Promise<string> {
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
  return importFeed(spark, feed, [products, [{ ...first, price: '9.00 USD' }, second, fresh, faulty]]);
}
