import type { Db, Trx } from '../../../platform/db/index.ts';
import { newIdAt } from '../../../platform/db/index.ts';
import { findNamedProducts } from '../../catalog/index.ts';
import { queueConsentLetters } from './consent-mail.ts';
import type { CheckedRow, EarlierReview, ReviewIssue } from './check-review-row.ts';
import { digestOfAddress, digestOfReview } from './digests.ts';
import { readReviewFile } from './review-file.ts';
import { storeWaiting, type FoundReview } from './store-waiting.ts';

/** How a file of earlier reviews is brought in. */
export interface ReviewImportOrder {
  bytes: AsyncIterable<Uint8Array>;
  encoding: string | null;
  isDryRun: boolean;
  maxListedIssues: number;
  onProgress(read: { rows: number; rejected: number }): void;
}

/** What became of it. The numbers add up to the rows. */
export interface ReviewImportReport {
  isDryRun: boolean;
  rows: number;
  /** Wait from now on. */
  added: number;
  /** Waited already, and say something else now. */
  changed: number;
  unchanged: number;
  /** Their authors have spoken about them, or let them lapse: they are not asked again. */
  settled: number;
  /** By people who do not want to be written to. */
  refused: number;
  /** Left out for the reasons listed. */
  rejected: number;
  issues: ReviewIssue[];
  /** Issues beyond those listed. */
  moreIssues: number;
}

/** Rows looked up and stored at once. */
const batchSize = 500;

/**
 * Brings in earlier reviews: each waits for its author's word, unseen. Done again with the same file it changes nothing. Rows
 * with something wrong are left out and told; a file that cannot be trusted throws `FeedError`, and nothing of it is kept.
 */
export async function importReviews(
  db: Db,
  order: ReviewImportOrder,
  now: Date,
): Promise<ReviewImportReport> {
  const report = emptyReport(order.isDryRun);
  const trx = await db.startTransaction().execute();
  try {
    const seen = new Map<string, number>();
    for await (const rows of readReviewFile(order.bytes, { encoding: order.encoding, now })) {
      for (let start = 0; start < rows.length; start += batchSize) {
        const batch = rows.slice(start, start + batchSize);
        await takeBatch(trx, { batch, seen, now }, { report, maxListedIssues: order.maxListedIssues });
        order.onProgress({ rows: report.rows, rejected: report.rejected });
      }
    }
  } catch (error) {
    await trx.rollback().execute();
    throw error;
  }
  await (order.isDryRun ? trx.rollback() : trx.commit()).execute();
  // The first letters leave now, the others minute by minute.
  if (!order.isDryRun) await queueConsentLetters(db, now);
  return report;
}

interface Tally {
  report: ReviewImportReport;
  maxListedIssues: number;
}

async function takeBatch(
  trx: Trx,
  { batch, seen, now }: { batch: readonly CheckedRow[]; seen: Map<string, number>; now: Date },
  tally: Tally,
): Promise<void> {
  const { report } = tally;
  report.rows += batch.length;
  for (const { issues } of batch) note(tally, issues);
  const reviews = batch.flatMap(({ review }) => review ?? []);
  const products = await findNamedProducts(
    trx,
    reviews.map(({ product }) => product),
  );
  const found = reviews.flatMap((review, index): FoundReview[] => {
    const product = products[index] ?? null;
    if (typeof product !== 'string') {
      note(tally, [namesNoProduct(review, product)]);
      return [];
    }
    const digest = digestOfReview(review.email, product);
    const key = digest.toString('base64');
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      note(tally, [repeats(review, earlier)]);
      return [];
    }
    seen.set(key, review.line);
    const { line: _, product: __, ...facts } = review;
    return [
      { ...facts, id: newIdAt(now), productId: product, digest, address: digestOfAddress(review.email) },
    ];
  });
  const stored = await storeWaiting(trx, found, now);
  report.added += stored.added;
  report.changed += stored.changed;
  report.settled += stored.settled;
  report.refused += stored.refused;
  report.unchanged += found.length - stored.added - stored.changed - stored.settled - stored.refused;
}

/** Adds what is wrong with one row to the report. */
function note({ report, maxListedIssues }: Tally, issues: readonly ReviewIssue[]): void {
  if (issues.length === 0) return;
  report.rejected += 1;
  const room = Math.max(0, maxListedIssues - report.issues.length);
  report.issues.push(...issues.slice(0, room));
  report.moreIssues += Math.max(0, issues.length - room);
}

function namesNoProduct({ line, product }: EarlierReview, many: number | null): ReviewIssue {
  const field = product.externalId ? 'product_id' : product.gtin ? 'gtin' : 'sku';
  const value = (product.externalId || product.gtin || product.sku).slice(0, 80);
  return many === null
    ? {
        line,
        field,
        value,
        code: 'unknown_product',
        reason: 'names no product of the catalogue',
        hint: 'import the catalogue first, or correct the id, gtin or sku',
      }
    : {
        line,
        field,
        value,
        code: 'ambiguous_product',
        reason: `names ${many} products`,
        hint: 'name the product by product_id',
      };
}

function repeats({ line, email }: EarlierReview, earlier: number): ReviewIssue {
  return {
    line,
    field: 'email',
    value: email.slice(0, 80),
    code: 'duplicate_review',
    reason: `has reviewed this product on line ${earlier} already`,
    hint: 'keep one review for each person and product',
  };
}

function emptyReport(isDryRun: boolean): ReviewImportReport {
  const counts = { rows: 0, added: 0, changed: 0, unchanged: 0, settled: 0, refused: 0, rejected: 0 };
  return { isDryRun, ...counts, issues: [], moreIssues: 0 };
}
