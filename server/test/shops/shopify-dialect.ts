import {
  decimal,
  type Dialect,
  type FakeShop,
  type ShopItem,
  type ShopReply,
  type ShopVariant,
} from './fake-shop.ts';

/** The public Storefront access token Shopify knows. */
export const shopifyKey = '0123456789abcdef0123456789abcdef';

/** A question of our own connector. */
interface Question {
  query: string;
  variables: { first?: number; after?: string | null; query?: string | null; id?: string };
}

/** The Storefront API of Shopify, as far as a connector asks it. */
export const shopifyDialect: Dialect = (shop, { url, method, header, body }) => {
  if (!/^\/api\/\d{4}-\d\d\/graphql\.json$/.test(url.pathname) || method !== 'POST')
    return { status: 404, text: 'Not Found' };
  if (header('x-shopify-storefront-access-token') !== shopifyKey) {
    return { json: { errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] } };
  }
  const { query, variables } = body as Question;
  if (query.includes('paymentSettings')) return describeShop(shop);
  if (variables.id !== undefined) return moreVariants(shop, variables);
  return listProducts(shop, variables);
};

/** What Shopify answers when a question costs more points than are left. */
export function throttled(seconds: number): ShopReply {
  return {
    json: {
      errors: [
        {
          message: 'Throttled',
          extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 100 + seconds * 50,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 100, restoreRate: 50 },
        },
      },
    },
  };
}

function describeShop(shop: FakeShop): ShopReply {
  const stock = shop.items[0]?.variants[0]?.stock ?? null;
  const nodes = [{ variants: { nodes: [{ quantityAvailable: stock }] } }];
  return {
    json: {
      data: { shop: { name: 'Cups & Co', paymentSettings: { currencyCode: 'EUR' } }, products: { nodes } },
    },
  };
}

function listProducts(shop: FakeShop, { first = 0, after, query }: Question['variables']): ShopReply {
  const since = /^updated_at:>='([^']+)'$/.exec(query ?? '')?.[1];
  const live = shop.items
    .filter(
      ({ isPublished, changedAt }) => isPublished && (since === undefined || changedAt >= new Date(since)),
    )
    .toSorted((a, b) => a.id - b.id);
  // Cursors name the last product seen, as Shopify's do.
  const rest = after ? live.filter(({ id }) => id > Number(after)) : live;
  const page = rest.slice(0, first);
  return {
    json: {
      data: {
        products: {
          pageInfo: {
            hasNextPage: rest.length > first,
            endCursor: page.length === 0 ? null : String(page.at(-1)?.id),
          },
          nodes: page.map(product),
        },
      },
    },
  };
}

const variantsPerPage = 100;

function product(one: ShopItem) {
  return {
    id: `gid://shopify/Product/${one.id}`,
    handle: `cup-${one.id}`,
    title: one.title,
    descriptionHtml: one.html,
    vendor: one.brand,
    productType: one.category,
    onlineStoreUrl: `https://cups.example/products/cup-${one.id}`,
    images: {
      nodes: [{ url: `https://img.example/${one.id}.jpg` }, { url: `https://img.example/${one.id}-b.jpg` }],
    },
    variants: variantsFrom(one, 0),
  };
}

function moreVariants(shop: FakeShop, { id, after }: Question['variables']): ShopReply {
  const one = shop.items.find(
    (candidate) => id === `gid://shopify/Product/${candidate.id}` || id === String(candidate.id),
  );
  return {
    json: { data: { product: one === undefined ? null : { variants: variantsFrom(one, Number(after)) } } },
  };
}

function variantsFrom(one: ShopItem, start: number) {
  const end = start + variantsPerPage;
  return {
    pageInfo: { hasNextPage: one.variants.length > end, endCursor: String(end) },
    nodes: one.variants.slice(start, end).map(describeVariant),
  };
}

function describeVariant(variant: ShopVariant) {
  const options = Object.entries(variant.options);
  const isGone = variant.stock === 0 && !variant.mayWait;
  return {
    id: `gid://shopify/ProductVariant/${variant.id}`,
    title: options.map(([, value]) => value).join(' / ') || 'Default Title',
    barcode: variant.barcode,
    availableForSale: !isGone,
    currentlyNotInStock: variant.stock === 0 && variant.mayWait,
    quantityAvailable: variant.stock ?? 0,
    price: { amount: decimal(variant.price).replace(/0$/, ''), currencyCode: 'EUR' },
    compareAtPrice: variant.before === null ? null : { amount: decimal(variant.before), currencyCode: 'EUR' },
    image: null,
    selectedOptions:
      options.length === 0
        ? [{ name: 'Title', value: 'Default Title' }]
        : options.map(([name, value]) => ({ name, value })),
  };
}
