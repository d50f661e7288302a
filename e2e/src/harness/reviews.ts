import type { Product } from '@spark/contract';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Order, runCommands } from './commands.ts';
import { readApi } from './read-api.ts';
import type { Spark } from './start-spark.ts';

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

/** Brings in earlier reviews of one person, and waits for the letter about them; answers the word of its link. */
export async function importReviews(
  spark: Spark,
  email: string,
  reviews: readonly EarlierReview[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spark-reviews-'));
  try {
    await runCommands(spark, [await prepareReviews(spark, folder, { email, reviews })]);
    return await wordOfLetter(spark, email);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes earlier reviews of one person into a folder. Answers the command that brings them in. */
export async function prepareReviews(
  spark: Spark,
  folder: string,
  { email, reviews }: { email: string; reviews: readonly EarlierReview[] },
): Promise<Order> {
  const lines = await Promise.all(
    reviews.map(async ({ productId, ...review }) => {
      const product = await readApi<Product>(spark, `/products/${productId}`);
      return JSON.stringify({ ...review, email, product_id: product.externalId, verified: true });
    }),
  );
  const file = join(folder, 'reviews.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  return ['reviews', 'import', file, '--json'];
}

/** Waits for the letter about somebody's earlier reviews; answers the word of its link. */
export async function wordOfLetter({ dataDir }: Spark, email: string): Promise<string> {
  const mail = join(dataDir ?? '', 'mail');
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
