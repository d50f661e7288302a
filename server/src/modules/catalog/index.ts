export {
  announceCatalog,
  announceProducts,
  productsChangedJob,
  refreshProducts,
} from './announce-products.ts';
export { isBuyableSql } from './buyable.ts';
export type { CatalogProduct } from './catalog-product.ts';
export { catalogHandlers } from './catalog.handlers.ts';
export { minorDigits } from './feed/currency.ts';
export { FeedError } from './feed/feed-error.ts';
export type { RowIssue } from './feed/feed-row.ts';
export { fetchFeedJob, queueDueFeeds } from './follow/fetch-feed.ts';
export { followFeed, loadFeeds, unfollowFeed, type FollowedFeed } from './follow/followed-feeds.ts';
export { applyWaitingImport } from './import/apply-waiting-import.ts';
export { toJsonLines, type CatalogRow } from './import/catalog-row.ts';
export { importCatalog, type ImportOrder } from './import/import-catalog.ts';
export { importRows } from './import/import-rows.ts';
export { findImportRecord, loadImportRecords, type ImportRecord } from './import/import-record.ts';
export type { ImportProgress, ImportReport } from './import/import-report.ts';
export { rollbackImport } from './import/rollback-import.ts';
export { writeIssues, type IssueFormat } from './import/write-issues.ts';
export { createLiveProducts, type LiveProducts } from './live/live-products.ts';
export { productStream } from './live/product-stream.ts';
export { createKeptProducts } from './live/kept-products.ts';
export { takeRows } from './import/take-rows.ts';
export { findVariantIds } from './find-variant-ids.ts';
export { loadOffers, lockOffers, type Offer } from './load-offers.ts';
export { loadProductCards } from './load-product-cards.ts';
export { loadProducts, productExists } from './load-products.ts';
export { createProductRows, type ProductRows } from './product-rows.ts';
export { storedProducts, type ProductSource } from './product-source.ts';
export { retireFeed } from './retire-feed.ts';
export { learnAllWords, learnWordsJob } from './search/learn-words.ts';
export { listProducts } from './search/list-products.ts';
export { refreshListedPrices } from './search/refresh-prices.ts';
export { suggestCategories, suggestProducts } from './search/suggest-products.ts';
export { releaseStock, reserveStock, settleStock, type Pieces } from './stock.ts';
export { healProducts } from './substitutes/heal-products.ts';
export type { StandIn } from './substitutes/load-stand-ins.ts';
export { sweepPrices } from './sweep-prices.ts';
export { upsertProducts } from './upsert-products.ts';
export { forgetHearts } from './hearts/forget-hearts.ts';
