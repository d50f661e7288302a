import type { Locale, PostRevision, ReviewRevision, ShopOrder } from '@spark/contract';

/** The values of a sentence that is said when it is read, as kept in `catalog_import_issues.reason_values` and its like. */
export type { KeptValues } from '../sentences/index.ts';
export type {
  Address as OrderAddress,
  DraftContent,
  /** What an import changes, by name, as kept in `catalog_imports.examples`. */
  ImportExamples as KeptExamples,
  PhotoEdit,
} from '@spark/contract';

/** What an interest is called in languages other than English, as kept in `interests.names`. */
export type InterestNames = Partial<Record<Locale, string>>;

/** One stored rendition of a picture, as kept in `media.variants`; `key` is its name in the media store. */
export interface StoredVariant {
  key: string;
  width: number;
  format: 'avif' | 'webp' | 'jpeg';
  bytes: number;
}

/** What a post said until a change, as kept in `post_revisions.content`. */
export type RevisionContent = Omit<PostRevision, 'until'>;

/** What a review said until a change, as kept in `review_revisions.content`. */
export type ReviewContent = Omit<ReviewRevision, 'until'>;

/** What a kind of shop wants to know beside its address, as kept in `shop_connections.settings`. */
export interface ConnectionSettings {
  /** Medusa: the id of the region whose prices count. Shopify: the country, as `DE`. */
  region?: string;
  /** Vendure: the token of the channel. */
  channel?: string;
  /** Vendure: the language of the texts, as `de`. */
  language?: string;
  /** The address of a product's page, with `{handle}`, `{product}` and `{variant}` to fill in. */
  productPage?: string;
  /** The address that fills a cart, with `{variant}` and `{quantity}`, or `{lines}`. */
  cartPage?: string;
}

/** The lines of an order of the shop, as kept in `shop_orders.lines`. */
export type ShopOrderLines = ShopOrder['lines'];
