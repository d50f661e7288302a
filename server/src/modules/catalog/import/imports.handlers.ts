import type { CatalogImport } from '@spark/contract';
import { limits } from '@spark/contract';
import {
  notFound,
  ProblemError,
  readPageRequest,
  toPage,
  type Handlers,
  type SignedInViewer,
} from '../../../platform/http/index.ts';
import type { Services } from '../../../platform/services.ts';
import { findIssues } from './import-issues.ts';
import { findImportPage, findImportRecord, type ImportRecord } from './import-record.ts';

/** Answers operators who ask about imports. */
export function importHandlers({
  db,
  cursors,
}: Pick<Services, 'db' | 'cursors'>): Handlers<'listCatalogImports' | 'listImportIssues'> {
  return {
    listCatalogImports: async ({ query, viewer }) => {
      requireOperator(viewer);
      const scope = 'imports';
      const page = readPageRequest(cursors, scope, query);
      const position = ({ startedAt: at, id }: ImportRecord) => ({ at, id });
      const rows = await findImportPage(db, page);
      return toPage(rows, { limit: page.limit, scope, cursors, position }, (shown) => shown.map(importView));
    },
    listImportIssues: async ({ params, query, viewer }) => {
      requireOperator(viewer);
      if ((await findImportRecord(db, params.id)) === undefined) throw notFound('import');
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
  };
}

function requireOperator(viewer: SignedInViewer): void {
  if (!viewer.roles.includes('operator')) {
    throw new ProblemError('forbidden', 'Only operators may look at imports.');
  }
}

function importView({ counts, startedAt, finishedAt, appliedAt, ...record }: ImportRecord): CatalogImport {
  const { format: _, ...shown } = record;
  const none = { rows: 0, rejected: 0, duplicates: 0, added: 0, changed: 0, unchanged: 0, missing: 0 };
  return {
    ...shown,
    counts: { ...none, ...counts },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    appliedAt: appliedAt?.toISOString() ?? null,
  };
}
