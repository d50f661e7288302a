import { type Dialect, type FakeShop, type ShopItem, type ShopReply, type ShopVariant } from './fake-shop.ts';

/** The publishable key Medusa knows. */
export const medusaKey = 'pk_0123456789abcdef';

export const medusaRegion = { id: 'reg_eu', name: 'Europe', currency_code: 'eur' };

/** The Store API of Medusa 2. */
export const medusaDialect: Dialect = (shop, { url, header }) => {
  const key = header('x-publishable-api-key');
  if (key === '')
    return notAllowed('Publishable API key required in the request header: x-publishable-api-key.');
  if (key !== medusaKey) return notAllowed('A valid publishable key is required to proceed with the request');
  if (url.pathname === '/store/regions') {
    return { json: { regions: [medusaRegion], count: 1, offset: 0, limit: 50 } };
  }
  if (url.pathname === '/store/products') return listProducts(shop, url.searchParams);
  return { status: 404, json: { type: 'not_found', message: 'Cannot GET' } };
};

function notAllowed(message: string): ShopReply {
  return { status: 400, json: { type: 'not_allowed', message } };
}

function listProducts(shop: FakeShop, query: URLSearchParams): ShopReply {
  if (query.get('region_id') !== medusaRegion.id) {
    return { status: 400, json: { type: 'invalid_data', message: 'Missing required pricing context' } };
  }
  const live = shop.items.filter(({ isPublished }) => isPublished).toSorted((a, b) => a.id - b.id);
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const fields = query.get('fields') ?? '';
  const products = live.slice(offset, offset + limit).map((one) => product(one, fields));
  return { json: { products, count: live.length, offset, limit } };
}

const padded = (id: number) => String(id).padStart(6, '0');

function product(one: ShopItem, fields: string) {
  const names = [...new Set(one.variants.flatMap(({ options }) => Object.keys(options)))];
  return {
    id: `prod_${padded(one.id)}`,
    title: one.title,
    subtitle: null,
    description: one.html,
    handle: `cup-${one.id}`,
    is_giftcard: false,
    thumbnail: `https://img.example/${one.id}.jpg`,
    material: null,
    collection: null,
    type: null,
    tags: [],
    images: [
      { id: `img_${one.id}`, url: `https://img.example/${one.id}.jpg`, rank: 0 },
      { id: `img_${one.id}b`, url: `https://img.example/${one.id}-b.jpg`, rank: 1 },
    ],
    options: names.map((title) => ({
      id: `opt_${one.id}_${title}`,
      title,
      product_id: `prod_${padded(one.id)}`,
    })),
    variants: one.variants.map((variant) => describeVariant(one, variant, fields)),
    ...(fields.includes('*categories')
      ? { categories: [{ id: 'pcat_1', name: one.category, handle: 'kitchen' }] }
      : {}),
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: one.changedAt.toISOString(),
  };
}

function describeVariant(one: ShopItem, variant: ShopVariant, fields: string) {
  return {
    id: `variant_${padded(variant.id)}`,
    title: Object.values(variant.options).join(' / ') || 'Default variant',
    sku: `SKU-${variant.id}`,
    barcode: variant.barcode,
    ean: null,
    upc: null,
    allow_backorder: variant.mayWait,
    manage_inventory: variant.stock !== null,
    options: Object.entries(variant.options).map(([name, value]) => ({
      id: `optval_${variant.id}_${name}`,
      value,
      option_id: `opt_${one.id}_${name}`,
    })),
    ...(fields.includes('*variants.calculated_price')
      ? {
          calculated_price: {
            id: `pset_${variant.id}`,
            calculated_amount: variant.price / 100,
            original_amount: (variant.before ?? variant.price) / 100,
            currency_code: medusaRegion.currency_code,
          },
        }
      : {}),
    ...(fields.includes('+variants.inventory_quantity')
      ? { inventory_quantity: variant.stock ?? undefined }
      : {}),
  };
}
