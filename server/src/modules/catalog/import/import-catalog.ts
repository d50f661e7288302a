import { sql } from 'kysely';
import type { Db, Trx } from '../../../platform/db/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import { readFeed, type DeclaredFormat } from '../feed/read-feed.ts';
import { mergeStagedProducts } from '../upsert-products.ts';
import { compareStaged, findExamples, isMissing } from './compare-staged.ts';
import { openFeedSource, type FeedSource } from './feed-source.ts';
import { finishImportRecord, startImportRecord } from './import-record.ts';
import type { ImportCounts, ImportProgress, ImportReport, PictureCounts } from './import-report.ts';
import { createIssueLog, type IssueLog } from './issue-log.ts';
import { openPictureFolder, type PictureFolder } from './picture-folder.ts';
import { dropStagingTables, stageFeed, type StagedCounts } from './stage-feed.ts';
import { stagePictures, type PictureServices } from './stage-pictures.ts';

/** An import as the operator orders it. */
export interface ImportOrder {
  /** A file or an http(s) address. */
  location: string;
  /** The name under which the feed's products are remembered; the source itself when absent. */
  feed?: string | undefined;
  format: DeclaredFormat;
  encoding?: string | undefined;
  defaultCurrency?: string | undefined;
  mediaFolder?: string | undefined;
  allowedHosts: readonly string[];
  isDryRun: boolean;
  /** Accept that more than a fifth of the feed's products would go missing. */
  allowsShrinking: boolean;
  maxListedIssues: number;
  onProgress: (progress: ImportProgress) => void;
}

/** Share of a feed's products that may go missing at once before we take it for an accident. */
const maxMissingShare = 0.2;

/** A handful of products may always go; shares of small numbers say nothing. */
const missingFloor = 10;

// Any number does, as long as every Spark uses the same one.
const importLock = 7_205_018;

/**
 * Imports a feed: reads all of it into staging, compares, and only then changes the catalogue, in one transaction. A feed
 * that is broken, cut, empty, or that would make too much go missing changes nothing and throws `FeedError`.
 */
export async function importCatalog(
  services: PictureServices,
  order: ImportOrder,
  now: Date,
): Promise<ImportReport> {
  const source = await openFeedSource(order.location, order.allowedHosts);
  return importSource(services, source, order, now);
}

/** Imports a feed whose source is open already. */
export async function importSource(
  services: PictureServices,
  source: FeedSource,
  order: ImportOrder,
  now: Date,
): Promise<ImportReport> {
  const folder = order.mediaFolder === undefined ? null : await openPictureFolder(order.mediaFolder);
  // Staging lives in temporary tables, so everything happens on one connection.
  return services.db.connection().execute(async (db) => {
    await claimConnection(db);
    try {
      return await runImport({ ...services, db }, { order, source, folder, now });
    } finally {
      // A connection that broke took lock and tables with it; the import's own error must not be hidden by that.
      await releaseConnection(db).catch(() => undefined);
    }
  });
}

interface Run {
  order: ImportOrder;
  source: FeedSource;
  folder: PictureFolder | null;
  now: Date;
}

async function runImport(services: PictureServices, run: Run): Promise<ImportReport> {
  const { db } = services;
  const { order, source, now } = run;
  const feed = order.feed ?? source.name;
  const issues = createIssueLog(order.maxListedIssues);
  const id = order.isDryRun
    ? null
    : await startImportRecord(db, { source: source.name, format: order.format, now });
  try {
    const staged = await readIntoStaging(db, run, { feed, issues });
    order.onProgress({ step: 'compare' });
    const { known, ...differences } = await compareStaged(db, feed);
    const counts: ImportCounts = { ...staged, ...differences };
    const refusal = order.allowsShrinking ? null : objectToShrinking(counts.missing, known);
    const examples = await findExamples(db, feed);
    let pictures: PictureCounts | null = null;
    if (id !== null) {
      if (refusal !== null) throw refusal;
      pictures = await takePictures(services, run);
      order.onProgress({ step: 'apply', products: counts.added + counts.changed + counts.unchanged });
      await db.transaction().execute((trx) => apply(trx, { id, feed, counts, issues, now }));
    }
    return {
      id,
      source: source.name,
      feed,
      isDryRun: order.isDryRun,
      refusal: refusal?.message ?? null,
      counts,
      examples,
      issues: issues.listed,
      omittedIssues: issues.omitted,
      pictures,
      seconds: (Date.now() - now.getTime()) / 1_000,
    };
  } catch (error) {
    if (id !== null) await recordFailure(db, id, error, issues);
    throw error;
  }
}

async function readIntoStaging(db: Db, run: Run, { feed, issues }: { feed: string; issues: IssueLog }) {
  const { order, source, now } = run;
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.bytes) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const batches = readFeed(counted(), {
    format: order.format,
    encoding: order.encoding ?? null,
    defaultCurrency: order.defaultCurrency ?? null,
    allowedHosts: order.allowedHosts,
  });
  const onRows = ({ rows, rejected }: StagedCounts) =>
    order.onProgress({ step: 'read', rows, rejected, bytes, totalBytes: source.totalBytes });
  return stageFeed(db, batches, { feed, now, issues, onRows });
}

function objectToShrinking(missing: number, known: number): FeedError | null {
  if (missing <= missingFloor || missing <= known * maxMissingShare) return null;
  return new FeedError(
    'too_few_products',
    `${missing} of ${known} products of this feed are not in it any more.`,
    {
      hint: 'nothing was changed; if they are really gone, import again with --allow-missing',
    },
  );
}

async function takePictures(services: PictureServices, run: Run): Promise<PictureCounts | null> {
  const { folder, now, order } = run;
  if (folder === null) return null;
  const onPicture = (counts: { done: number; total: number }) =>
    order.onProgress({ step: 'pictures', ...counts });
  return stagePictures(services, folder, { now, onPicture });
}

async function apply(
  trx: Trx,
  facts: { id: string; feed: string; counts: ImportCounts; issues: IssueLog; now: Date },
): Promise<void> {
  await mergeStagedProducts(trx, facts.now);
  // Not deleted: tags and orders point at them. They cannot be bought, and come back with the next feed that has them.
  await sql`update products p set missing_since = ${facts.now} where ${isMissing(facts.feed)}`.execute(trx);
  await finishImportRecord(trx, facts.id, {
    status: 'applied',
    counts: facts.counts,
    issues: facts.issues.listed,
  });
}

async function recordFailure(db: Db, id: string, error: unknown, issues: IssueLog): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const status = error instanceof FeedError ? 'refused' : 'failed';
  // The record is a courtesy; when the database itself is the trouble, its error is the one to show.
  await finishImportRecord(db, id, { status, reason, issues: issues.listed }).catch(() => undefined);
}

async function claimConnection(db: Db): Promise<void> {
  const claimed = await sql<{ ok: boolean }>`select pg_try_advisory_lock(${importLock}) as ok`.execute(db);
  if (claimed.rows[0]?.ok !== true) {
    throw new FeedError('import_running', 'Another import is running.', { hint: 'wait until it is done' });
  }
  // A large feed takes longer than any request may.
  await sql`set statement_timeout = 0`.execute(db);
}

async function releaseConnection(db: Db): Promise<void> {
  await dropStagingTables(db);
  await sql`reset statement_timeout`.execute(db);
  await sql`select pg_advisory_unlock(${importLock})`.execute(db);
}
