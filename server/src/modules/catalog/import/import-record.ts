import { sql } from 'kysely';
import { newId, type Db } from '../../../platform/db/index.ts';
import type { RowIssue } from '../feed/feed-row.ts';
import type { ImportCounts } from './import-report.ts';

/** Issues kept with the record of an import. */
const storedIssues = 50;

/** One import, as `catalog status` shows it. */
export interface ImportRecord {
  id: string;
  source: string;
  format: string;
  status: 'running' | 'applied' | 'refused' | 'failed';
  reason: string | null;
  counts: Partial<ImportCounts>;
  startedAt: Date;
  finishedAt: Date | null;
}

/** Notes that an import has begun, and that any other still marked as running was interrupted. */
export async function startImportRecord(
  db: Db,
  facts: { source: string; format: string; now: Date },
): Promise<string> {
  await db
    .updateTable('catalog_imports')
    .set({ status: 'failed', reason: 'It was interrupted; nothing was changed.', finished_at: facts.now })
    .where('status', '=', 'running')
    .execute();
  const id = newId();
  await db
    .insertInto('catalog_imports')
    .values({ id, source: facts.source, format: facts.format, status: 'running', started_at: facts.now })
    .execute();
  return id;
}

/** Notes how an import ended. */
export async function finishImportRecord(
  db: Db,
  id: string,
  end: {
    status: 'applied' | 'refused' | 'failed';
    reason?: string;
    counts?: ImportCounts;
    issues: readonly RowIssue[];
  },
): Promise<void> {
  await db
    .updateTable('catalog_imports')
    .set({
      status: end.status,
      reason: end.reason ?? null,
      counts: JSON.stringify(end.counts ?? {}),
      errors: JSON.stringify(end.issues.slice(0, storedIssues)),
      finished_at: sql<Date>`clock_timestamp()`,
    })
    .where('id', '=', id)
    .execute();
}

/** The latest imports, newest first. */
export async function loadImportRecords(db: Db, limit: number): Promise<ImportRecord[]> {
  const rows = await db
    .selectFrom('catalog_imports')
    .select(['id', 'source', 'format', 'status', 'reason', 'counts', 'started_at', 'finished_at'])
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ started_at: startedAt, finished_at: finishedAt, counts, ...row }) => ({
    ...row,
    // Written by finishImportRecord only.
    counts: counts as Partial<ImportCounts>,
    startedAt,
    finishedAt,
  }));
}
