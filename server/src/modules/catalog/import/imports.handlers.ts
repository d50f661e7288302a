import { Readable } from 'node:stream';
import { limits, type CatalogImportReport } from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import {
  notFound,
  ProblemError,
  readPageRequest,
  toPage,
  type Handlers,
} from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { quote } from '../../../platform/sentences/index.ts';
import { FeedError } from '../feed/feed-error.ts';
import { loadFeeds } from '../follow/followed-feeds.ts';
import { applyWaitingImport } from './apply-waiting-import.ts';
import { discardImport } from './discard-import.ts';
import { findIssues } from './import-issues.ts';
import { findImportPage, findImportRecord, type ImportRecord } from './import-record.ts';
import { followedFeedView, importView } from './imports.view.ts';
import { canRollBack, rollbackImport } from './rollback-import.ts';
import { writeIssues } from './write-issues.ts';

/**
 * Answers operators about imports, and does what they decide. Each call names its import, so that one that comes twice
 * does nothing twice.
 */
export function importHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<
  | 'listCatalogImports'
  | 'getCatalogImport'
  | 'applyCatalogImport'
  | 'discardCatalogImport'
  | 'rollbackCatalogImport'
  | 'listImportIssues'
  | 'downloadImportIssues'
  | 'listFollowedFeeds'
> {
  const decide = async (id: string, write: () => Promise<unknown>) => {
    await findImport(db, id);
    await write().catch(refuse);
    return readReport(db, id);
  };
  return {
    listCatalogImports: async ({ query }) => {
      const status = query.status ?? null;
      const scope = `imports ${status}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await findImportPage(db, page, status);
      const position = ({ startedAt: at, id }: ImportRecord) => ({ at, id });
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) => shown.map(importView));
    },
    getCatalogImport: ({ params }) => readReport(db, params.id),
    applyCatalogImport: ({ params: { id }, now }) => decide(id, () => applyWaitingImport(db, id, now)),
    discardCatalogImport: ({ params: { id } }) => decide(id, () => discardImport(db, id)),
    rollbackCatalogImport: ({ params: { id }, now }) => decide(id, () => rollbackImport(db, { id }, now)),
    listImportIssues: async ({ params, query }) => {
      await findImport(db, params.id);
      const scope = `issues ${params.id}`;
      const limit = query.limit ?? limits.pageSize;
      // The keyed hash proved that the lines below wrote it.
      const after = query.cursor === undefined ? -1 : (cursors.decode(scope, query.cursor) as number);
      const found = await findIssues(db, params.id, { after, limit: limit + 1 });
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        items: found.slice(0, limit),
        nextCursor: last === undefined ? null : cursors.encode(scope, last.position),
      };
    },
    downloadImportIssues: async ({ params, setHeader }) => {
      const { startedAt } = await findImport(db, params.id);
      const day = startedAt.toISOString().slice(0, 10);
      setHeader('content-disposition', `attachment; filename="import-${day}-faults.csv"`);
      return Readable.from(writeIssues(db, params.id, 'csv'));
    },
    listFollowedFeeds: async () => ({ items: (await loadFeeds(db)).map(followedFeedView) }),
  };
}

async function findImport(db: Db, id: string): Promise<ImportRecord> {
  const found = await findImportRecord(db, id);
  if (found === undefined) throw notFound('import');
  return found;
}

async function readReport(db: Db, id: string): Promise<CatalogImportReport> {
  const record = await findImport(db, id);
  const may: CatalogImportReport['may'] = record.status === 'waiting' ? ['apply', 'discard'] : [];
  if (await canRollBack(db, record)) may.push('rollback');
  return { ...importView(record), examples: record.examples, may };
}

/** What the catalogue refuses, as the interface does; everything else stays what it is. */
function refuse(error: unknown): never {
  if (error instanceof FeedError) {
    switch (error.code) {
      case 'nothing_waiting':
      case 'already_applied':
      case 'nothing_to_roll_back':
      case 'not_the_latest':
      case 'import_running':
        throw new ProblemError(error.code, quote(error.message));
    }
  }
  throw error;
}
