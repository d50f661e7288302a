import { Type, type Static } from 'typebox';
import { Id, Nullable, PageOf, PageQuery, Shape, Timestamp } from './primitives.ts';
import { route } from './route.ts';

/** How an import of a feed stands or ended; one that waits has changed nothing until a person applies it. */
export const ImportStatus = Type.Enum([
  'running',
  'applied',
  'waiting',
  'refused',
  'failed',
  'superseded',
  'rolled_back',
]);

const count = Type.Integer({ minimum: 0 });

/** One import of a feed. */
export const CatalogImport = Shape({
  id: Id,
  feed: Type.String(),
  source: Type.String(),
  status: ImportStatus,
  /** Why it was refused, failed or waits. */
  reason: Nullable(Type.String()),
  reasonCode: Nullable(Type.String()),
  reasonLine: Nullable(Type.Integer()),
  endedEarly: Type.Boolean(),
  counts: Shape({
    rows: count,
    rejected: count,
    duplicates: count,
    added: count,
    changed: count,
    unchanged: count,
    missing: count,
  }),
  issueCount: count,
  startedAt: Timestamp,
  finishedAt: Nullable(Timestamp),
  appliedAt: Nullable(Timestamp),
});
export type CatalogImport = Static<typeof CatalogImport>;

/** One thing wrong with a row of a feed. */
export const ImportIssue = Shape({
  line: Type.Integer(),
  externalId: Nullable(Type.String()),
  field: Type.String(),
  value: Type.String(),
  severity: Type.Enum(['error', 'warning']),
  code: Type.String(),
  reason: Type.String(),
  hint: Type.String(),
});
export type ImportIssue = Static<typeof ImportIssue>;

export const catalogImportRoutes = {
  listCatalogImports: route({
    id: 'listCatalogImports',
    method: 'GET',
    path: '/admin/catalog/imports',
    summary: 'The imports of feeds, newest first; for operators',
    section: 'Administration',
    caller: 'user',
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(CatalogImport),
  }),
  listImportIssues: route({
    id: 'listImportIssues',
    method: 'GET',
    path: '/admin/catalog/imports/:id/issues',
    summary: 'What was wrong with the rows of an import, in the order of the feed; for operators',
    section: 'Administration',
    caller: 'user',
    params: Shape({ id: Id }),
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(ImportIssue),
  }),
};
