import {
  decimal,
  type Dialect,
  type FakeShop,
  type ShopItem,
  type ShopReply,
  type ShopVariant,
} from './fake-shop.ts';

/** The consumer key and secret WooCommerce knows. */
export const woocommerceKey = 'ck_0123456789:cs_9876543210';

/** The REST API (v3) and the Store API of WooCommerce. */
export const woocommerceDialect: Dialect = (shop, { url, header }) => {
  const rest = /^\/wp-json\/wc\/v3(\/.*)$/.exec(url.pathname)?.[1];
  if (url.pathname === '/wp-json/wc/store/v1/products') return listStoreProducts(shop, url.searchParams);
  if (rest === undefined)
    return refusal(404, 'rest_no_route', 'No route was found matching the URL and request method.');
  if (header('authorization') !== `Basic ${Buffer.from(woocommerceKey).toString('base64')}`) {
    return refusal(401, 'woocommerce_rest_cannot_view', 'Sorry, you cannot list resources.');
  }
  if (rest === '/data/currencies/current') return { json: { code: 'EUR', name: 'Euro', symbol: '&euro;' } };
  if (rest === '/products') return listProducts(shop, url.searchParams);
  const parent = /^\/products\/(\d+)\/variations$/.exec(rest)?.[1];
  if (parent !== undefined) return listVariations(shop, Number(parent), url.searchParams);
  return refusal(404, 'rest_no_route', 'No route was found matching the URL and request method.');
};

function refusal(status: number, code: string, message: string): ShopReply {
  return { status, json: { code, message, data: { status } } };
}

function list<Item>(all: Item[], query: URLSearchParams, describe: (one: Item) => unknown): ShopReply {
  const size = Number(query.get('per_page') ?? 10);
  if (size > 100) return refusal(400, 'rest_invalid_param', 'Invalid parameter(s): per_page');
  const offset = query.has('offset')
    ? Number(query.get('offset'))
    : (Number(query.get('page') ?? 1) - 1) * size;
  return {
    headers: { 'x-wp-total': String(all.length), 'x-wp-totalpages': String(Math.ceil(all.length / size)) },
    json: all.slice(offset, offset + size).map(describe),
  };
}

function live(shop: FakeShop, since: string | null): ShopItem[] {
  return shop.items
    .filter(({ isPublished, changedAt }) => isPublished && (since === null || changedAt > new Date(since)))
    .toSorted((a, b) => a.id - b.id);
}

const isVariable = (one: ShopItem) => one.variants.length > 1;

function listProducts(shop: FakeShop, query: URLSearchParams): ShopReply {
  return list(live(shop, query.get('modified_after')), query, (one) => {
    const [first] = one.variants;
    return {
      ...(first === undefined || isVariable(one) ? sellable(one, null) : sellable(one, first)),
      id: isVariable(one) ? one.id : (first?.id ?? one.id),
      name: one.title,
      slug: `cup-${one.id}`,
      permalink: `https://cups.example/product/cup-${one.id}/`,
      type: isVariable(one) ? 'variable' : 'simple',
      status: 'publish',
      catalog_visibility: 'visible',
      description: one.html,
      short_description: '',
      sku: '',
      date_modified_gmt: one.changedAt.toISOString().slice(0, 19),
      images: imagesOf(one),
      categories: [{ id: 9, name: one.category, slug: 'kitchen' }],
      brands: [{ id: 3, name: one.brand, slug: 'potters' }],
      attributes: [],
      variations: isVariable(one) ? one.variants.map(({ id }) => id) : [],
    };
  });
}

function listVariations(shop: FakeShop, parent: number, query: URLSearchParams): ShopReply {
  const one = shop.items.find(({ id }) => id === parent);
  if (one === undefined) return refusal(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.');
  return list(one.variants, query, (variant) => ({
    ...sellable(one, variant),
    id: variant.id,
    permalink: `https://cups.example/product/cup-${one.id}/?attribute_pa_colour=${variant.id}`,
    description: '',
    status: 'publish',
    image: null,
    attributes: Object.entries(variant.options).map(([name, option]) => ({
      id: 6,
      name,
      slug: name,
      option,
    })),
  }));
}

function sellable(_one: ShopItem, variant: ShopVariant | null) {
  const isGone = variant?.stock === 0;
  return {
    price: variant === null ? '' : decimal(variant.price),
    regular_price: variant === null ? '' : decimal(variant.before ?? variant.price),
    sale_price: variant?.before ? decimal(variant.price) : '',
    on_sale: variant?.before !== null,
    purchasable: true,
    manage_stock: variant !== null && variant.stock !== null,
    stock_quantity: variant?.stock ?? null,
    stock_status: isGone ? (variant.mayWait ? 'onbackorder' : 'outofstock') : 'instock',
    global_unique_id: variant?.barcode ?? '',
  };
}

function imagesOf(one: ShopItem) {
  return [
    { id: 1, src: `https://img.example/${one.id}.jpg`, name: '', alt: '' },
    { id: 2, src: `https://img.example/${one.id}-b.jpg`, name: '', alt: '' },
  ];
}

function listStoreProducts(shop: FakeShop, query: URLSearchParams): ShopReply {
  if (query.get('type') === 'variation') {
    const one = shop.items.find(({ id }) => id === Number(query.get('parent')));
    return list(one?.variants ?? [], query, (variant) => storeProduct(one ?? null, variant));
  }
  return list(live(shop, null), query, (one) =>
    storeProduct(one, isVariable(one) ? null : (one.variants[0] ?? null)),
  );
}

function storeProduct(one: ShopItem | null, variant: ShopVariant | null) {
  if (one === null) return null;
  const isOneOfMany = isVariable(one) && variant !== null;
  const [cheapest] = one.variants.toSorted((a, b) => a.price - b.price);
  const shown = variant ?? cheapest;
  const isGone = variant?.stock === 0;
  return {
    id: variant?.id ?? one.id,
    name: one.title,
    slug: `cup-${one.id}`,
    parent: isOneOfMany ? one.id : 0,
    type: isOneOfMany ? 'variation' : isVariable(one) ? 'variable' : 'simple',
    variation: isOneOfMany
      ? Object.entries(variant.options)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', ')
      : '',
    permalink: `https://cups.example/product/cup-${one.id}/${isOneOfMany ? `?v=${variant.id}` : ''}`,
    sku: '',
    short_description: '',
    description: one.html,
    on_sale: shown?.before !== null,
    prices: {
      price: String(shown?.price ?? 0),
      regular_price: String(shown?.before ?? shown?.price ?? 0),
      sale_price: String(shown?.price ?? 0),
      price_range: null,
      currency_code: 'EUR',
      currency_symbol: '€',
      currency_minor_unit: 2,
      currency_decimal_separator: ',',
      currency_thousand_separator: '.',
      currency_prefix: '',
      currency_suffix: ' €',
    },
    images: imagesOf(one).map((image) => ({ ...image, thumbnail: image.src, srcset: '', sizes: '' })),
    categories: isOneOfMany
      ? []
      : [{ id: 9, name: one.category, slug: 'kitchen', link: 'https://cups.example/c' }],
    tags: [],
    brands: isOneOfMany ? [] : [{ id: 3, name: one.brand, slug: 'potters', link: 'https://cups.example/b' }],
    attributes: [],
    variations:
      isVariable(one) && !isOneOfMany
        ? one.variants.map(({ id, options }) => ({
            id,
            attributes: Object.entries(options).map(([name, value]) => ({ name, value })),
          }))
        : [],
    has_options: isVariable(one),
    is_purchasable: true,
    is_in_stock: !isGone || variant.mayWait,
    is_on_backorder: isGone && variant.mayWait,
    low_stock_remaining:
      variant?.stock !== null && variant !== null && variant.stock > 0 && variant.stock <= 2
        ? variant.stock
        : null,
    sold_individually: false,
  };
}
