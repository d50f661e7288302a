import type { Availability, Money } from '@spark/contract';
import { newId } from '../../platform/db/index.ts';

/** Everything the catalogue keeps of a product, as whoever brings it in states it. */
export interface CatalogProduct {
  externalId: string;
  groupId: string | null;
  title: string;
  description: string;
  brand: string | null;
  gtin: string | null;
  mpn: string | null;
  category: string | null;
  url: string | null;
  /** Addresses of the pictures, the main one first. */
  imageLinks: string[];
  /** The same pictures in our own store; empty while only addresses are known. */
  mediaIds: string[];
  price: Money | null;
  salePrice: Money | null;
  saleStartsAt: Date | null;
  saleEndsAt: Date | null;
  /** When the shop confirmed the price; `null` when it is set here and does not go stale. */
  priceAt: Date | null;
  availability: Availability;
  /** `null`: not counted. */
  quantity: number | null;
  /** When availability and quantity were known. */
  stockAt: Date;
  attributes: Record<string, string>;
  /** The feed that vouches for it; `null` when it was pushed or made here. */
  feed: string | null;
}

/** Columns of products on their way in, in the shape `json_to_recordset` and the staging table share. */
export const incomingColumns = `
  id uuid, external_id text, group_id text, title text, description text, brand text, gtin text, mpn text, category text,
  url text, image_links text[], media_ids uuid[], price_amount bigint, price_currency text, price_at timestamptz,
  sale_price_amount bigint, sale_starts_at timestamptz, sale_ends_at timestamptz, availability text, quantity integer,
  stock_at timestamptz, attributes jsonb, feed text, created_at timestamptz`;

/** A product as a record of `incomingColumns`; its id counts only if the catalogue does not know the external id yet. */
export function toIncoming(product: CatalogProduct, now: Date) {
  return {
    id: newId(),
    external_id: product.externalId,
    group_id: product.groupId,
    title: product.title,
    description: product.description,
    brand: product.brand,
    gtin: product.gtin,
    mpn: product.mpn,
    category: product.category,
    url: product.url,
    image_links: product.imageLinks,
    media_ids: product.mediaIds,
    price_amount: product.price?.amount ?? null,
    price_currency: product.price?.currency ?? null,
    price_at: product.priceAt,
    sale_price_amount: product.salePrice?.amount ?? null,
    sale_starts_at: product.saleStartsAt,
    sale_ends_at: product.saleEndsAt,
    availability: product.availability,
    quantity: product.quantity,
    stock_at: product.stockAt,
    attributes: product.attributes,
    feed: product.feed,
    created_at: now,
  };
}
