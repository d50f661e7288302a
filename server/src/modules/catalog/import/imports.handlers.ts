import { Readable } from 'node:stream';
import { limits, type CatalogImportReport, type Locale } from '@spark/contract';
import type { FastifyRequest } from 'fastify';
import type { Db } from '../../../platform/db/index.ts';
import {
  notFound,
  ProblemError,
  readPageRequest,
  sayLocale,
  toPage,
  type Handlers,
} from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { FeedError } from '../feed/feed-error.ts';
import { loadFeeds } from '../follow/followed-feeds.ts';
import { applyWaitingImport } from './apply-waiting-import.ts';
import { discardImport } from './discard-import.ts';
import { findIssues } from './import-issues.ts';
import { putIssue } from './listed-issue.ts';
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
  const decide = async ({ params: { id }, request, setHeader }: Decision, write: () => Promise<unknown>) => {
    await findImport(db, id);
    await write().catch(refuse);
    return readReport(db, id, sayLocale(request, setHeader));
  };
  return {
    listCatalogImports: async ({ query, request, setHeader }) => {
      const status = query.status ?? null;
      const scope = `imports ${status}`;
      const page = readPageRequest(cursors, scope, query);
      const rows = await findImportPage(db, page, status);
      const position = ({ startedAt: at, id }: ImportRecord) => ({ at, id });
      const locale = sayLocale(request, setHeader);
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) =>
        shown.map((record) => importView(record, locale)),
      );
    },
    getCatalogImport: ({ params, request, setHeader }) =>
      readReport(db, params.id, sayLocale(request, setHeader)),
    applyCatalogImport: (asked) => decide(asked, () => applyWaitingImport(db, asked.params.id, asked.now)),
    discardCatalogImport: (asked) => decide(asked, () => discardImport(db, asked.params.id)),
    rollbackCatalogImport: (asked) =>
      decide(asked, () => rollbackImport(db, { id: asked.params.id }, asked.now)),
    listImportIssues: async ({ params, query, request, setHeader }) => {
      await findImport(db, params.id);
      const scope = `issues ${params.id}`;
      const limit = query.limit ?? limits.pageSize;
      // The keyed hash proved that the lines below wrote it.
      const after = query.cursor === undefined ? -1 : (cursors.decode(scope, query.cursor) as number);
      const found = await findIssues(db, params.id, { after, limit: limit + 1 });
      const locale = sayLocale(request, setHeader);
      const last = found.length > limit ? found[limit - 1] : undefined;
      return {
        items: found.slice(0, limit).map((issue) => putIssue(issue, locale)),
        nextCursor: last === undefined ? null : cursors.encode(scope, last.position),
      };
    },
    downloadImportIssues: async ({ params, query, request, setHeader }) => {
      const { startedAt } = await findImport(db, params.id);
      const asked = query.lang === undefined ? request : { headers: { 'accept-language': query.lang } };
      const locale = sayLocale(asked, setHeader);
      const day = startedAt.toISOString().slice(0, 10);
      setHeader('content-disposition', `attachment; filename="import-${day}-faults.csv"`);
      return Readable.from(writeIssues(db, params.id, { format: 'csv', locale }));
    },
    listFollowedFeeds: async () => ({ items: (await loadFeeds(db)).map(followedFeedView) }),
  };
}

/** What a call that decides about an import brings. */
interface Decision {
  params: { id: string };
  request: FastifyRequest;
  setHeader(name: string, value: string): void;
}

async function findImport(db: Db, id: string): Promise<ImportRecord> {
  const found = await findImportRecord(db, id);
  if (found === undefined) throw notFound('import');
  return found;
}

async function readReport(db: Db, id: string, locale: Locale): Promise<CatalogImportReport> {
  const record = await findImport(db, id);
  const may: CatalogImportReport['may'] = record.status === 'waiting' ? ['apply', 'discard'] : [];
  if (await canRollBack(db, record)) may.push('rollback');
  return { ...importView(record, locale), examples: record.examples, may };
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
        throw new ProblemError(error.code, error.sentence);
    }
  }
  throw error;
}
