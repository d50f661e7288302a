import type { Trx } from '../../../platform/db/index.ts';
import { announceProducts } from '../announce-products.ts';
import type { FeedRow, RowIssue } from '../feed/feed-row.ts';
import { readFeed } from '../feed/read-feed.ts';
import { upsertProducts } from '../upsert-products.ts';
import { toJsonLines, type CatalogRow } from './catalog-row.ts';
import { toCatalogProduct } from './stage-feed.ts';

/** What became of some rows. */
export interface TakenRows {
  taken: number;
  rejected: number;
  issues: RowIssue[];
}

/**
 * Takes some products of another system, those that changed there, judged as the rows of a feed are. Nothing goes missing
 * by this. `now` is when the other system was asked.
 */
export async function takeRows(
  trx: Trx,
  rows: readonly CatalogRow[],
  { feed, allowedHosts, now }: { feed: string; allowedHosts: readonly string[]; now: Date },
): Promise<TakenRows> {
  if (rows.length === 0) return { taken: 0, rejected: 0, issues: [] };
  const read: FeedRow[] = [];
  for await (const batch of readFeed(linesOf(rows), { format: 'jsonl', allowedHosts })) read.push(...batch);
  const products = read.flatMap(({ product }) =>
    product === null ? [] : [toCatalogProduct(product, feed, now)],
  );
  // The last one wins; one statement cannot write a row twice.
  const byId = new Map(products.map((product) => [product.externalId, product]));
  const ids = await upsertProducts(trx, [...byId.values()], now);
  await announceProducts(trx, [...ids.values()]);
  return {
    taken: byId.size,
    rejected: read.length - products.length,
    issues: read.flatMap(({ issues }) => issues),
  };
}

async function* linesOf(rows: readonly CatalogRow[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(toJsonLines(rows));
}
