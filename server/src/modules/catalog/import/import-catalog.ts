import type { Db } from '../../../platform/db/index.ts';
import { quote } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import { readFeed, type DeclaredFormat } from '../feed/read-feed.ts';
import { applyStaged, confirmUnchanged } from './apply-staged.ts';
import { compareStaged, findExamples } from './compare-staged.ts';
import { openFeedSource, type FeedRequest, type FeedSource } from './feed-source.ts';
import { withImportConnection } from './import-connection.ts';
import { finishImportRecord, startImportRecord } from './import-record.ts';
import type {
  DiffExamples,
  ImportCounts,
  ImportProgress,
  ImportReport,
  PictureCounts,
  ReportedIssues,
} from './import-report.ts';
import { createIssueLog, type IssueLog } from './issue-log.ts';
import { openPictureFolder, type PictureFolder } from './picture-folder.ts';
import { forgetOldImports, supersedeWaiting } from './prune-imports.ts';
import { objectTo } from './safety-rail.policy.ts';
import { stageFeed, type StagedCounts } from './stage-feed.ts';
import { countPictures, stagePictures, type PictureServices } from './stage-pictures.ts';
import { keepStaging } from './staging.ts';

/** An import as the operator orders it. */
export interface ImportOrder extends FeedRequest {
  /** The name under which the feed's products are remembered; the source itself when absent. */
  feed?: string | undefined;
  format: DeclaredFormat;
  encoding?: string | undefined;
  defaultCurrency?: string | undefined;
  mediaFolder?: string | undefined;
  isDryRun: boolean;
  /** Accept that more than a fifth of the feed's products would go missing. */
  allowsShrinking: boolean;
  maxListedIssues: number;
  onProgress: (progress: ImportProgress) => void;
  /** Told before a refusal is thrown: what was wrong with the rows that were read. */
  onRefused?: (issues: ReportedIssues) => void;
}

/**
 * Imports a feed: reads all of it into staging, compares, and only then changes the catalogue, in one transaction. A feed
 * that was cut, or that would make too much go missing, changes nothing and waits for a person. One that cannot be read
 * at all throws `FeedError`.
 */
export async function importCatalog(
  services: PictureServices,
  order: ImportOrder,
  now: Date,
): Promise<ImportReport> {
  const source = await openFeedSource(order);
  return importSource(services, source, order, now);
}

/** Imports a feed whose source is open already. */
export async function importSource(
  services: PictureServices,
  source: FeedSource,
  order: ImportOrder,
  now: Date,
): Promise<ImportReport> {
  try {
    const folder = order.mediaFolder === undefined ? null : await openPictureFolder(order.mediaFolder);
    return await withImportConnection(services.db, (db) =>
      runImport({ ...services, db }, { order, source, folder, now }),
    );
  } finally {
    await source.close();
  }
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
  const { format } = order;
  const id = order.isDryRun ? null : await startImportRecord(db, { source: source.name, feed, format, now });
  const issues = createIssueLog(id, order.maxListedIssues);
  try {
    const { counts: staged, held, endedEarly } = await readIntoStaging(db, run, { feed, issues });
    order.onProgress({ step: 'compare' });
    const { known, takenOver, ...differences } = await compareStaged(db, feed);
    const isPartial = endedEarly !== null;
    const counts: ImportCounts = {
      ...staged,
      ...differences,
      ...(isPartial ? { missing: 0, unlisted: 0 } : {}),
    };
    const { missing } = counts;
    const objection = objectTo({ endedEarly, known, missing }, order.allowsShrinking);
    const examples = await findExamples(db, feed);
    // What a cut feed does not hold may be in the part that is not there.
    if (isPartial) examples.missing = [];
    const end = { counts, examples, issues, objection };
    const pictures =
      id === null ? await previewPictures(db, run) : await finish(services, run, { id, feed, end });
    return {
      id,
      status: id === null ? 'previewed' : objection === null ? 'applied' : 'waiting',
      source: source.name,
      feed,
      isDryRun: order.isDryRun,
      refusal: objection && describeObjection(objection),
      counts,
      otherFeeds: { held, takenOver },
      examples,
      ...listIssues(issues),
      pictures,
      seconds: (Date.now() - now.getTime()) / 1_000,
    };
  } catch (error) {
    if (error instanceof FeedError) order.onRefused?.(listIssues(issues));
    if (id !== null) await recordFailure(db, id, error, issues);
    throw error;
  }
}

function listIssues({ listed, total }: IssueLog): ReportedIssues {
  return { issues: listed, omittedIssues: total - listed.length };
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
  return stageFeed(db, batches, { feed, now, takesAll: run.folder !== null, issues, onRows });
}

interface Ending {
  id: string;
  feed: string;
  end: { counts: ImportCounts; examples: DiffExamples; issues: IssueLog; objection: FeedError | null };
}

async function finish(services: PictureServices, run: Run, ending: Ending): Promise<PictureCounts | null> {
  const { db } = services;
  const { id, feed, end } = ending;
  const { now, order } = run;
  const { counts, objection } = end;
  const pictures = await takePictures(services, run);
  order.onProgress(
    objection === null
      ? { step: 'apply', products: counts.added + counts.changed }
      : { step: 'keep', rows: counts.rows - counts.rejected },
  );
  await db.transaction().execute(async (trx) => {
    if (objection === null) await applyStaged(trx, { id, feed, isPartial: false, startedAt: now, now });
    else await keepStaging(trx, id);
    await supersedeWaiting(trx, { feed, exceptFor: id });
    await finishImportRecord(trx, id, {
      status: objection === null ? 'applied' : 'waiting',
      reason: objection,
      endedEarly: objection?.code === 'truncated_feed',
      counts,
      examples: end.examples,
      issueCount: end.issues.total,
      ...(objection === null ? { appliedAt: now } : {}),
    });
    await forgetOldImports(trx, feed);
  });
  if (objection === null) await confirmUnchanged(db, { startedAt: now });
  return pictures;
}

async function takePictures(services: PictureServices, run: Run): Promise<PictureCounts | null> {
  const { folder, now, order } = run;
  if (folder === null) return null;
  const onPicture = (counts: { done: number; total: number }) =>
    order.onProgress({ step: 'pictures', ...counts });
  return stagePictures(services, folder, { now, onPicture });
}

async function previewPictures(db: Db, { folder }: Run): Promise<PictureCounts | null> {
  return folder === null ? null : countPictures(db, folder);
}

async function recordFailure(db: Db, id: string, error: unknown, issues: IssueLog): Promise<void> {
  const status = error instanceof FeedError ? 'refused' : 'failed';
  const reason = error instanceof Error ? error : new Error(String(error));
  // The record is a courtesy; when the database itself is the trouble, its error is the one to show.
  await issues.flush(db).catch(() => undefined);
  await finishImportRecord(db, id, {
    status,
    reason: error instanceof FeedError ? error : { sentence: quote(reason.message) },
    issueCount: issues.total,
  }).catch(() => undefined);
}

function describeObjection({ code, message, line, hint }: FeedError) {
  return { code, reason: message, line, hint };
}
