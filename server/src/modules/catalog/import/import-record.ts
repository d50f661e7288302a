import { sql } from 'kysely';
import type { ImportExamples } from '@spark/contract';
import { newId, type DB, type Db } from '../../../platform/db/index.ts';
import type { PageRequest } from '../../../platform/http/index.ts';
import { keepSentence, say, type Sentence } from '../../../platform/sentences/index.ts';
import type { FeedError } from '../feed/feed-error.ts';
import type { DiffExamples, ImportCounts } from './import-report.ts';

/** How an import stands or ended. */
export type ImportStatus = DB['catalog_imports']['status'];

/** One import, as `catalog status` shows it. */
export interface ImportRecord {
  id: string;
  feed: string;
  source: string;
  format: string;
  status: ImportStatus;
  reason: Sentence | null;
  reasonCode: string | null;
  reasonLine: number | null;
  /** The feed was cut. */
  endedEarly: boolean;
  counts: Partial<ImportCounts>;
  /** `null` where they were not kept. */
  examples: ImportExamples | null;
  issueCount: number;
  startedAt: Date;
  finishedAt: Date | null;
  appliedAt: Date | null;
}

/** Notes that an import has begun, and that any other still marked as running was interrupted. */
export async function startImportRecord(
  db: Db,
  facts: { source: string; feed: string; format: string; now: Date },
): Promise<string> {
  const { source, feed, format, now } = facts;
  await db
    .updateTable('catalog_imports')
    .set({ status: 'failed', ...keepReason(say`It was interrupted; nothing was changed.`), finished_at: now })
    .where('status', '=', 'running')
    .execute();
  const id = newId();
  await db
    .insertInto('catalog_imports')
    .values({ id, source, feed, format, status: 'running', started_at: now })
    .execute();
  return id;
}

/** Notes how an import ended, or that it waits. */
export async function finishImportRecord(
  db: Db,
  id: string,
  end: {
    status: ImportStatus;
    reason?: { sentence: Sentence; code?: string; line?: number | null } | FeedError | null;
    endedEarly?: boolean;
    counts?: ImportCounts;
    examples?: DiffExamples;
    issueCount?: number;
    appliedAt?: Date;
  },
): Promise<void> {
  const { status, reason, counts, examples, issueCount, endedEarly, appliedAt } = end;
  await db
    .updateTable('catalog_imports')
    .set({
      status,
      ...(reason === undefined
        ? {}
        : {
            ...keepReason(reason?.sentence ?? null),
            reason_code: reason?.code ?? null,
            reason_line: reason?.line ?? null,
          }),
      ...(counts === undefined ? {} : { counts: JSON.stringify(counts) }),
      ...(examples === undefined ? {} : { examples: JSON.stringify(toNames(examples)) }),
      ...(issueCount === undefined ? {} : { issue_count: issueCount }),
      ...(endedEarly === undefined ? {} : { ended_early: endedEarly }),
      ...(appliedAt === undefined ? {} : { applied_at: appliedAt }),
      finished_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute();
}

function keepReason(sentence: Sentence | null): { reason: string | null; reason_values: string } {
  if (sentence === null) return { reason: null, reason_values: '[]' };
  const { source: reason, values } = keepSentence(sentence);
  return { reason, reason_values: values };
}

// What a field was and is can be as long as a description; which one it is says enough.
function toNames({ added, changed, missing }: DiffExamples): ImportExamples {
  const names = added.map(({ externalId, title }) => ({ externalId, title }));
  const named = changed.map(({ externalId, title, changes }) => {
    return { externalId, title, fields: changes.map(({ field }) => field) };
  });
  return { added: names, changed: named, missing };
}

/** The latest imports, newest first. */
export async function loadImportRecords(db: Db, limit: number): Promise<ImportRecord[]> {
  return (await findImports(db).limit(limit).execute()).map(toRecord);
}

/** A page of imports, newest first; `status` narrows it to those that stand so. */
export async function findImportPage(
  db: Db,
  page: PageRequest,
  status: ImportStatus | null,
): Promise<ImportRecord[]> {
  let imports = findImports(db);
  if (status !== null) imports = imports.where('status', '=', status);
  if (page.after !== null) {
    const { at, id } = page.after;
    imports = imports.where(sql<boolean>`(started_at, id) < (${at}, ${id})`);
  }
  return (await imports.limit(page.limit + 1).execute()).map(toRecord);
}

/** The import with an id, or `undefined`. */
export async function findImportRecord(db: Db, id: string): Promise<ImportRecord | undefined> {
  const row = await findImports(db).where('id', '=', id).executeTakeFirst();
  return row && toRecord(row);
}

/** The latest import that stands like this, of one feed or of any. */
export async function findLatestImport(
  db: Db,
  status: ImportStatus,
  feed: string | null,
): Promise<ImportRecord | undefined> {
  let imports = findImports(db, status === 'applied' ? 'applied_at' : 'started_at').where(
    'status',
    '=',
    status,
  );
  if (feed !== null) imports = imports.where('feed', '=', feed);
  const row = await imports.executeTakeFirst();
  return row && toRecord(row);
}

function findImports(db: Db, newestBy: 'started_at' | 'applied_at' = 'started_at') {
  return db
    .selectFrom('catalog_imports')
    .select(['id', 'feed', 'source', 'format', 'status', 'reason', 'reason_values'])
    .select(['reason_code', 'reason_line'])
    .select(['ended_early', 'counts', 'examples', 'issue_count', 'started_at', 'finished_at', 'applied_at'])
    .orderBy(newestBy, 'desc')
    .orderBy('id', 'desc');
}

type ImportRow = Awaited<ReturnType<ReturnType<typeof findImports>['execute']>>[number];

function toRecord(row: ImportRow): ImportRecord {
  const { id, feed, source, format, status, reason, examples } = row;
  return {
    id,
    feed,
    source,
    format,
    status,
    reason: reason === null ? null : { source: reason, values: row.reason_values },
    reasonCode: row.reason_code,
    reasonLine: row.reason_line,
    endedEarly: row.ended_early,
    // Written by finishImportRecord only.
    counts: row.counts as Partial<ImportCounts>,
    examples,
    issueCount: row.issue_count,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    appliedAt: row.applied_at,
  };
}
