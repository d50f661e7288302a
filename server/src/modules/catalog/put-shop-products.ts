import type { ShopProduct, ShopReceipt } from '@spark/contract';
import type { Trx } from '../../platform/db/index.ts';
import { invalid, type ProblemDetail } from '../../platform/http/index.ts';
import { say } from '../../platform/sentences/index.ts';
import { announceProducts } from './announce-products.ts';
import type { CatalogProduct } from './catalog-product.ts';
import { checkShopTimes } from './shop-times.ts';
import { tidyCategory } from './tidy-category.ts';
import { upsertProducts } from './upsert-products.ts';

/**
 * Takes a bulk of products from the shop: adds the unknown, updates the known, and leaves alone what is known from a later
 * time. What the shop leaves out of a known product stays as it is.
 */
export async function putShopProducts(
  trx: Trx,
  items: readonly ShopProduct[],
  now: Date,
): Promise<ShopReceipt> {
  checkShopTimes(items, now);
  checkSales(items);
  const newest = newestByExternalId(items);
  const known = await findKnown(trx, [...newest.keys()]);

  const current = [...newest.values()].filter((item) => {
    const stockAt = known.get(item.externalId)?.stock_at;
    return stockAt === undefined || new Date(item.at) >= stockAt;
  });
  const products = current.map((item) => toProduct(item, known.get(item.externalId)));
  const ids = await upsertProducts(trx, products, now);
  await announceProducts(trx, [...ids.values()]);
  return { applied: current.length, ignoredAsOlder: items.length - current.length, unknown: [] };
}

function checkSales(items: readonly ShopProduct[]): void {
  const errors = items.flatMap(({ price, salePrice, saleStartsAt, saleEndsAt }, index): ProblemDetail[] => {
    const path = `/items/${index}/salePrice`;
    if (salePrice === undefined) {
      if (saleStartsAt === undefined && saleEndsAt === undefined) return [];
      return [{ path, message: say`The dates of a sale need its price.` }];
    }
    if (saleStartsAt && saleEndsAt && new Date(saleStartsAt) >= new Date(saleEndsAt))
      return [{ path: `/items/${index}/saleEndsAt`, message: say`The sale must end after it starts.` }];
    if (salePrice.currency !== price.currency)
      return [{ path, message: say`The sale price must be in the currency of the price.` }];
    if (salePrice.amount >= price.amount)
      return [{ path, message: say`The sale price must be below the price.` }];
    return [];
  });
  const [first, ...rest] = errors;
  if (first !== undefined) throw invalid(first, ...rest);
}

function newestByExternalId(items: readonly ShopProduct[]): Map<string, ShopProduct> {
  const newest = new Map<string, ShopProduct>();
  for (const item of items) {
    const earlier = newest.get(item.externalId);
    if (earlier === undefined || new Date(item.at) >= new Date(earlier.at)) newest.set(item.externalId, item);
  }
  return newest;
}

type KnownProduct = Awaited<ReturnType<typeof findKnown>> extends Map<string, infer Row> ? Row : never;

async function findKnown(trx: Trx, externalIds: string[]) {
  const rows = await trx
    .selectFrom('products')
    .select([
      'external_id',
      'group_id',
      'brand',
      'gtin',
      'mpn',
      'category',
      'image_links',
      'attributes',
      'quantity',
      'stock_at',
    ])
    .where('external_id', 'in', externalIds)
    .orderBy('external_id')
    .forNoKeyUpdate()
    .execute();
  return new Map(rows.map((row) => [row.external_id, row]));
}

function toProduct(item: ShopProduct, known: KnownProduct | undefined): CatalogProduct {
  const at = new Date(item.at);
  // Where the shop sends the main picture only, the others stay while that one does.
  const keepsPictures = item.additionalImageLinks === undefined && known?.image_links[0] === item.imageLink;
  return {
    externalId: item.externalId,
    groupId: item.groupId ?? known?.group_id ?? null,
    title: item.title,
    description: item.description,
    brand: item.brand ?? known?.brand ?? null,
    gtin: item.gtin ?? known?.gtin ?? null,
    mpn: item.mpn ?? known?.mpn ?? null,
    category: item.category === undefined ? (known?.category ?? null) : tidyCategory(item.category),
    url: item.link,
    imageLinks: keepsPictures ? known.image_links : picturesOf(item),
    mediaIds: [],
    price: item.price,
    salePrice: item.salePrice ?? null,
    saleStartsAt: item.saleStartsAt ? new Date(item.saleStartsAt) : null,
    saleEndsAt: item.saleEndsAt ? new Date(item.saleEndsAt) : null,
    priceAt: at,
    availability: item.availability,
    quantity: item.quantity === undefined ? known?.quantity || null : item.quantity,
    stockAt: at,
    // Only this module writes the column, always from this type.
    attributes: (known?.attributes ?? {}) as Record<string, string>,
    feed: null,
  };
}

function picturesOf({ imageLink, additionalImageLinks = [] }: ShopProduct): string[] {
  return [...new Set([imageLink, ...additionalImageLinks])];
}
