import type { PostRevision, ShopOrder } from '@spark/contract';

export type { Address as OrderAddress, DraftContent, PhotoEdit } from '@spark/contract';

/** One stored rendition of a picture, as kept in `media.variants`; `key` is its name in the media store. */
export interface StoredVariant {
  key: string;
  width: number;
  format: 'avif' | 'webp' | 'jpeg';
  bytes: number;
}

/** What a post said until a change, as kept in `post_revisions.content`. */
export type RevisionContent = Omit<PostRevision, 'until'>;

/** The lines of an order of the shop, as kept in `shop_orders.lines`. */
export type ShopOrderLines = ShopOrder['lines'];
