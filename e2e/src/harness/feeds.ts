import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOwnPicture } from './shop.ts';
import { environmentOf, mainFile } from './program.ts';
import type { Spark } from './start-spark.ts';

const run = promisify(execFile);

/** One product of a feed; whatever is wrong with its price is kept. */
export interface FeedProduct {
  id: string;
  title: string;
  price?: string;
  /** The title of a product it looks like. */
  like?: string;
}

/** Imports a feed as somebody at the server does, with `spark catalog import`; answers the import's id. */
export async function importFeed(
  spark: Spark,
  feed: string,
  products: readonly FeedProduct[],
): Promise<string> {
  const { dataDir } = spark;
  if (dataDir === null) throw new Error('Commands need the data folder of the Spark that is visited.');
  const pictures = await Promise.all(products.map(({ like }) => findOwnPicture(spark, like)));
  const header = 'id,item_group_id,title,description,link,image_link,availability,price';
  const rows = products.map(({ id, title, price = '12.00 USD' }, at) =>
    // Of a group, if of one: journeys that need just any product take those without.
    [
      id,
      id,
      `"${title}"`,
      'Made for a journey.',
      `https://shop.example/${id}`,
      pictures[at],
      'in_stock',
      price,
    ].join(','),
  );
  const folder = await mkdtemp(join(tmpdir(), 'spark-feed-'));
  try {
    const file = join(folder, `${feed}.csv`);
    await writeFile(file, [header, ...rows, ''].join('\n'));
    const order = [
      'catalog',
      'import',
      file,
      '--feed',
      feed,
      '--allow-host',
      new URL(spark.url).hostname,
      '--json',
    ];
    const env = environmentOf({ SPARK_DATA_DIR: dataDir });
    const report = await run(process.execPath, [mainFile, ...order], { env }).then(
      ({ stdout }) => stdout,
      // One that waits is told as a failure, too, with its report.
      (error: Error & { stdout?: string }) => {
        if (!error.stdout) throw error;
        return error.stdout;
      },
    );
    // The parse boundary: the command's own report.
    return (JSON.parse(report) as { id: string }).id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  await importFeed(spark, feed, products);
  const [first, second, ...others] = products;
  if (first === undefined || second === undefined || others.length < 2)
    throw new Error('Too few products for some of them to go.');
  const faulty = { id: `${feed}-free`, title: 'Something', price: 'free' };
  const fresh = { ...second, id: `${feed}-new`, title: `${second.title}, new` };
  return importFeed(spark, feed, [{ ...first, price: '9.00 USD' }, second, fresh, faulty]);
}
