export { isBuyable, isBuyableSql, type StockFacts } from './buyable.ts';
export type { CatalogProduct } from './catalog-product.ts';
export { catalogHandlers } from './catalog.handlers.ts';
export { loadProductCards } from './load-product-cards.ts';
export { priceAt, type PriceFacts } from './product-price.ts';
export { selectCards, type ProductCardRow } from './products.queries.ts';
export { productCardView } from './products.view.ts';
export { upsertProducts } from './upsert-products.ts';
