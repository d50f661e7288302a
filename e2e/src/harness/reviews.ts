import type { Product } from '@spark/contract';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readApi } from './read-api.ts';
import { environmentOf, mainFile } from './program.ts';
import type { Spark } from './start-spark.ts';

const run = promisify(execFile);

/** Letters about earlier reviews leave once a minute. */
const letterMs = 90_000;
const lookMs = 500;

/** An earlier review of a file. */
export interface EarlierReview {
  productId: string;
  stars: number;
  title: string;
  text: string;
}

/**
 * Brings in earlier reviews of one person as somebody at the server does, with `spark reviews import`, and waits for the
 * letter about them; answers the word of its link.
 */
export async function importReviews(
  spark: Spark,
  email: string,
  reviews: readonly EarlierReview[],
): Promise<string> {
  const { dataDir } = spark;
  if (dataDir === null) throw new Error('Commands need the data folder of the Spark that is visited.');
  const lines = await Promise.all(
    reviews.map(async ({ productId, ...review }) => {
      const product = await readApi<Product>(spark, `/products/${productId}`);
      return JSON.stringify({ ...review, email, product_id: product.externalId, verified: true });
    }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'spark-reviews-'));
  try {
    const file = join(folder, 'reviews.jsonl');
    await writeFile(file, `${lines.join('\n')}\n`);
    const env = environmentOf({ SPARK_DATA_DIR: dataDir });
    await run(process.execPath, [mainFile, 'reviews', 'import', file, '--json'], { env });
    return await wordOfLetter(join(dataDir, 'mail'), email);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function wordOfLetter(mail: string, email: string): Promise<string> {
  const until = Date.now() + letterMs;
  while (Date.now() < until) {
    const names = await readdir(mail).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.eml'))) {
      const letter = (await readFile(join(mail, name), 'utf8'))
        .replaceAll('=\r\n', '')
        .replaceAll('=3D', '=');
      const token = /waiting-reviews\?token=([^&\s"]+)/.exec(letter)?.[1];
      if (letter.includes(`To: ${email}`) && token !== undefined) return decodeURIComponent(token);
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  throw new Error(`No letter about reviews came to ${email}.`);
}
