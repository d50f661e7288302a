import type { Dialect, FakeShop, ShopItem, ShopVariant } from './fake-shop.ts';

/** The token of the channel Vendure has. */
export const vendureChannel = 'channel-token-1';

/** The Shop API of Vendure, as far as a connector asks it. */
export const vendureDialect: Dialect = (shop, { url, method, header, body }) => {
  if (url.pathname !== '/shop-api' || method !== 'POST') return { status: 404, text: 'Not found' };
  if (header('vendure-token') !== vendureChannel) {
    return {
      json: {
        errors: [
          {
            message: 'No Channel with the token "" could be found',
            extensions: { code: 'CHANNEL_NOT_FOUND' },
          },
        ],
        data: null,
      },
    };
  }
  // What our own connector sends.
  const { query, variables } = body as { query: string; variables: { skip?: number; take?: number } };
  const live = shop.items.filter(({ isPublished }) => isPublished).toSorted((a, b) => a.id - b.id);
  const products = { totalItems: live.length };
  if (query.includes('activeChannel')) {
    return {
      json: {
        data: { activeChannel: { code: '__default_channel__', defaultCurrencyCode: 'EUR' }, products },
      },
    };
  }
  const { skip = 0, take = 0 } = variables;
  if (take > 100) return fault('Cannot take more than 100 results from a list query');
  return { json: { data: { products: { ...products, items: slice(shop, live, { skip, take }) } } } };
};

function fault(message: string) {
  return { json: { errors: [{ message, extensions: { code: 'USER_INPUT_ERROR' } }], data: null } };
}

function slice(_shop: FakeShop, live: ShopItem[], { skip, take }: { skip: number; take: number }) {
  return live.slice(skip, skip + take).map((one) => ({
    id: String(one.id),
    name: one.title,
    slug: `cup-${one.id}`,
    description: one.html,
    featuredAsset: { preview: `https://img.example/${one.id}.jpg` },
    assets: [
      { preview: `https://img.example/${one.id}.jpg` },
      { preview: `https://img.example/${one.id}-b.jpg` },
    ],
    collections: [
      { name: one.category, breadcrumbs: [{ name: '__root_collection__' }, { name: one.category }] },
    ],
    facetValues: [
      { name: 'Clay', facet: { code: 'material' } },
      { name: one.brand, facet: { code: 'brand' } },
    ],
    variants: one.variants.map((variant) => describeVariant(one, variant)),
  }));
}

function describeVariant(one: ShopItem, variant: ShopVariant) {
  return {
    id: String(variant.id),
    name: [one.title, ...Object.values(variant.options)].join(' '),
    sku: `SKU-${variant.id}`,
    priceWithTax: variant.price,
    currencyCode: 'EUR',
    stockLevel: variant.stock === 0 ? 'OUT_OF_STOCK' : (variant.stock ?? 100) < 3 ? 'LOW_STOCK' : 'IN_STOCK',
    featuredAsset: null,
    options: Object.entries(variant.options).map(([name, value]) => ({ name: value, group: { name } })),
  };
}
