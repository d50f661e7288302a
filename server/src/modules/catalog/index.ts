export type { CatalogProduct } from './catalog-product.ts';
export { catalogHandlers } from './catalog.handlers.ts';
export { FeedError } from './feed/feed-error.ts';
export type { RowIssue } from './feed/feed-row.ts';
export { importCatalog, type ImportOrder } from './import/import-catalog.ts';
export { loadImportRecords } from './import/import-record.ts';
export type { ImportProgress, ImportReport } from './import/import-report.ts';
export { loadProductCards } from './load-product-cards.ts';
export { upsertProducts } from './upsert-products.ts';
