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
  'discarded',
  'rolled_back',
]);
export type ImportStatus = Static<typeof ImportStatus>;

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
    /** Known from this feed before, absent now: not for sale until they are back. */
    missing: count,
    /** Absent from so many imports in a row by this one that they are not listed any more. */
    unlisted: count,
  }),
  issueCount: count,
  startedAt: Timestamp,
  finishedAt: Nullable(Timestamp),
  appliedAt: Nullable(Timestamp),
});
export type CatalogImport = Static<typeof CatalogImport>;

const Named = Shape({ externalId: Type.String(), title: Type.String() });

/** A few products of each kind of difference, by name. */
export const ImportExamples = Shape({
  added: Type.Array(Named),
  changed: Type.Array(Shape({ ...Named.properties, fields: Type.Array(Type.String()) })),
  missing: Type.Array(Named),
});
export type ImportExamples = Static<typeof ImportExamples>;

/** One import with what a person needs to decide about it. */
export const CatalogImportReport = Shape({
  ...CatalogImport.properties,
  /** `null` where they were not kept. */
  examples: Nullable(ImportExamples),
  may: Type.Array(Type.Enum(['apply', 'discard', 'rollback'])),
});
export type CatalogImportReport = Static<typeof CatalogImportReport>;

/** A feed that is fetched again and again. */
export const FollowedFeed = Shape({
  id: Id,
  name: Type.String(),
  everyMinutes: Type.Integer(),
  nextAt: Timestamp,
  checkedAt: Nullable(Timestamp),
  /** How the latest fetch ended, in a sentence. */
  outcome: Nullable(Type.String()),
  /** Fetches that failed one after the other. */
  failures: count,
});
export type FollowedFeed = Static<typeof FollowedFeed>;

/** One thing wrong with a row of a feed. */
export const ImportIssue = Shape({
  /** Its place among all that was wrong. */
  position: Type.Integer(),
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

const byId = Shape({ id: Id });

export const catalogImportRoutes = {
  listCatalogImports: route({
    id: 'listCatalogImports',
    method: 'GET',
    path: '/admin/catalog/imports',
    summary: 'The imports of feeds, newest first',
    section: 'Operator',
    caller: 'operator',
    query: Shape({ ...PageQuery, status: Type.Optional(ImportStatus) }),
    status: 200,
    response: PageOf(CatalogImport),
  }),
  getCatalogImport: route({
    id: 'getCatalogImport',
    method: 'GET',
    path: '/admin/catalog/imports/:id',
    summary: 'One import, with some of the products it is about',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: CatalogImportReport,
  }),
  applyCatalogImport: route({
    id: 'applyCatalogImport',
    method: 'POST',
    path: '/admin/catalog/imports/:id/apply',
    summary: 'Let an import in that waits for a person',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: CatalogImportReport,
  }),
  discardCatalogImport: route({
    id: 'discardCatalogImport',
    method: 'POST',
    path: '/admin/catalog/imports/:id/discard',
    summary: 'Throw away an import that waits for a person',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: CatalogImportReport,
  }),
  rollbackCatalogImport: route({
    id: 'rollbackCatalogImport',
    method: 'POST',
    path: '/admin/catalog/imports/:id/rollback',
    summary: 'Take the latest import of a feed back: its products are again what they were before',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    status: 200,
    response: CatalogImportReport,
  }),
  listImportIssues: route({
    id: 'listImportIssues',
    method: 'GET',
    path: '/admin/catalog/imports/:id/issues',
    summary: 'What was wrong with the rows of an import, in the order of the feed',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    query: Shape(PageQuery),
    status: 200,
    response: PageOf(ImportIssue),
  }),
  downloadImportIssues: route({
    id: 'downloadImportIssues',
    method: 'GET',
    path: '/admin/catalog/imports/:id/issues.csv',
    summary: 'The same as a file, whole; in `lang`, for a link is followed in the language of the browser',
    section: 'Operator',
    caller: 'operator',
    params: byId,
    query: Shape({ lang: Type.Optional(Type.String({ maxLength: 35 })) }),
    status: 200,
    produces: 'text/csv',
  }),
  listFollowedFeeds: route({
    id: 'listFollowedFeeds',
    method: 'GET',
    path: '/admin/catalog/feeds',
    summary: 'The feeds that are followed, and how the latest look at each ended',
    section: 'Operator',
    caller: 'operator',
    status: 200,
    response: Shape({ items: Type.Array(FollowedFeed) }),
  }),
};
