import type { Db } from '../../../platform/db/index.ts';
import { say } from '../../../platform/sentences/index.ts';
import { toIncoming, type CatalogProduct } from '../catalog-product.ts';
import { FeedError } from '../feed/feed-error.ts';
import type { FeedProduct, FeedRow } from '../feed/feed-row.ts';
import { rowIssue } from '../feed/row-issue.ts';
import type { IssueLog } from './issue-log.ts';
import { leaveHeld, type HeldRow } from './leave-held.ts';
import { createStaging, settleStaging, stageRows, type ReplacedRow, type StagingRow } from './staging.ts';

/** Rows sent to the database at once. */
const batchRows = 1_000;

/** How many replaced rows, and how many of another feed's products, are reported one by one. */
const maxListedDuplicates = 1_000;
const maxListedHeld = 100_000;

/** What staging counted. */
export interface StagedCounts {
  rows: number;
  rejected: number;
  duplicates: number;
}

/** What reading came to; `endedEarly` is the error of a feed that was cut. */
export interface StagedFeed {
  counts: StagedCounts;
  /** Rows left out because their products are another feed's. */
  held: number;
  endedEarly: FeedError | null;
}

interface Way {
  feed: string;
  now: Date;
  /** Pictures may be new where the rows are not. */
  takesAll: boolean;
  issues: IssueLog;
  onRows: (counts: StagedCounts) => void;
}

/**
 * Reads all of a feed into the staging tables of this connection; the catalogue is not touched. While the database takes
 * one batch the next is read.
 */
export async function stageFeed(db: Db, batches: AsyncIterable<FeedRow[]>, way: Way): Promise<StagedFeed> {
  await createStaging(db);
  const counts: StagedCounts = { rows: 0, rejected: 0, duplicates: 0 };
  const writer = createWriter(db, way);
  const endedEarly = await readAll(batches, async (rows) => {
    for (const row of rows) {
      way.issues.add(row.issues);
      counts.rows += 1;
      if (row.product === null) counts.rejected += 1;
      await writer.add(toStaging(row, counts.rows, way));
    }
    way.onRows(counts);
  }).finally(() => writer.settle());
  await writer.end();

  if (counts.rows === counts.rejected) {
    throw (
      endedEarly ??
      new FeedError('no_valid_rows', say`None of the ${counts.rows} rows could be taken.`, {
        hint: 'the first issues tell why',
      })
    );
  }
  const { total, replaced } = await settleStaging(db, maxListedDuplicates);
  counts.duplicates = total;
  way.issues.add(replaced.map(describeReplaced));
  const { total: heldCount, held } = await leaveHeld(db, maxListedHeld);
  counts.rejected += heldCount;
  way.issues.add(held.map(describeHeld));
  await way.issues.flush(db);
  return { counts, held: heldCount, endedEarly };
}

async function readAll(
  batches: AsyncIterable<FeedRow[]>,
  take: (rows: FeedRow[]) => Promise<void>,
): Promise<FeedError | null> {
  try {
    for await (const rows of batches) await take(rows);
    return null;
  } catch (error) {
    if (error instanceof FeedError && error.code === 'truncated_feed') return error;
    throw error;
  }
}

function createWriter(db: Db, { now, takesAll, issues }: Way) {
  let waiting: StagingRow[] = [];
  let inFlight: Promise<void> = Promise.resolve();

  async function write(rows: StagingRow[]): Promise<void> {
    await inFlight;
    inFlight = stageRows(db, rows, { now, takesAll }).then(() => issues.flush(db));
    // It is awaited before the next batch; until then its failure is nobody's.
    inFlight.catch(() => undefined);
  }

  return {
    async add(row: StagingRow | null): Promise<void> {
      if (row !== null) waiting.push(row);
      if (waiting.length < batchRows) return;
      const rows = waiting;
      waiting = [];
      await write(rows);
    },
    async end(): Promise<void> {
      await write(waiting);
      await inFlight;
    },
    /** Waits until nothing is under way, however it ended: the connection is about to be used for something else. */
    settle: () => inFlight.catch(() => undefined),
  };
}

function toStaging(row: FeedRow, position: number, { feed, now }: Way): StagingRow | null {
  const { line, product } = row;
  if (product !== null) {
    const incoming = toIncoming(toCatalogProduct(product, feed, now), now);
    return { position, line, externalId: product.externalId, product: incoming };
  }
  return isStorable(row.externalId) ? { position, line, externalId: row.externalId, product: null } : null;
}

function isStorable(externalId: string | null): externalId is string {
  return externalId !== null && !externalId.includes('\0') && externalId.isWellFormed();
}

/** A row of a feed, known at the moment its import began: what the shop pushed after that is newer. */
export function toCatalogProduct(product: FeedProduct, feed: string, now: Date): CatalogProduct {
  const { link, imageLink, additionalImageLinks, ...facts } = product;
  return {
    ...facts,
    url: link,
    imageLinks: [imageLink, ...additionalImageLinks],
    mediaIds: [],
    priceAt: now,
    stockAt: now,
    feed,
  };
}

function describeReplaced({ externalId, line }: ReplacedRow) {
  const issue = rowIssue('duplicate_id', {
    line,
    field: 'id',
    value: externalId,
    severity: 'warning',
    reason: say`is used again further down; the last row with it was taken`,
    hint: say`give every variant an id of its own`,
  });
  return { ...issue, externalId };
}

function describeHeld({ externalId, line, feed }: HeldRow) {
  const issue = rowIssue('other_feed', {
    line,
    field: 'id',
    value: externalId,
    reason: say`belongs to the feed ${feed}, which Spark follows`,
    hint: say`give it an id of its own, stop following that feed, or import under its name with --feed`,
  });
  return { ...issue, externalId };
}
