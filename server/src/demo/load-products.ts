import type { DemoProduct } from '@spark/demo';
import { upsertProducts, type CatalogProduct } from '../modules/catalog/index.ts';
import { pictureKeys } from './demo-picture-tasks.ts';
import { recordPicture, type DemoWorld } from './demo-world.ts';

type World = Pick<DemoWorld, 'trx' | 'now' | 'pictures'>;

/** Brings in what the demo shop sells. Returns ids by external id. */
export async function loadProducts(
  world: World,
  products: readonly DemoProduct[],
): Promise<Map<string, string>> {
  const rows: CatalogProduct[] = [];
  for (const product of products) {
    const mediaId = await recordPicture(world, pictureKeys.product(product.externalId), 'product');
    rows.push(catalogProduct(product, mediaId, world.now));
  }
  return upsertProducts(world.trx, rows, world.now);
}

function catalogProduct(product: DemoProduct, mediaId: string, now: Date): CatalogProduct {
  return {
    externalId: product.externalId,
    groupId: product.groupId ?? null,
    title: product.title,
    description: product.description,
    brand: product.brand,
    gtin: product.gtin ?? null,
    mpn: null,
    category: product.category.join(' > '),
    url: null,
    imageLinks: [],
    mediaIds: [mediaId],
    price: product.price,
    salePrice: product.salePrice ?? null,
    saleStartsAt: null,
    saleEndsAt: null,
    // The demo shop is Spark itself: nobody else confirms its prices, so they do not go stale.
    priceAt: null,
    availability: product.availability,
    quantity: product.quantity,
    stockAt: now,
    attributes: product.groupId === undefined ? {} : { color: colorOf(product.title) },
    feed: null,
  };
}

/** What its title ends with; the variants of the demo differ in their colours alone. */
function colorOf(title: string): string {
  return title.split(/[,，]\s*/).at(-1) ?? title;
}
