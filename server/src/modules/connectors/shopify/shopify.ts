import { Check } from 'typebox/schema';
import { fillCart, objectToTemplates } from '../address-template.ts';
import type { CartLine, Connector, ShopAccess, ShopSettings, ShopSystem } from '../connector.ts';
import { askGraphql } from '../graphql.ts';
import { ShopError } from '../shop-error.ts';
import { partOf, unreadableRows } from '../unreadable-rows.ts';
import {
  bareId,
  ProductsAnswer,
  readProduct,
  ShopAnswer,
  VariantsAnswer,
  type ShopifyVariant,
} from './shopify-answers.ts';
import { productsQuery, shopQuery, variantsQuery } from './shopify-queries.ts';
import { productRows } from './shopify-rows.ts';

/** Shopify, by its Storefront API and an access token. */
export const shopify: ShopSystem = {
  kind: 'shopify',
  title: 'Shopify',
  keyName: 'Storefront API access token',
  isKeyRequired: true,
  tellsChanges: () => true,
  hooks: {
    signatureHeader: 'x-shopify-hmac-sha256',
    topicHeader: 'x-shopify-topic',
    isRemoval: (topic, status) =>
      topic === 'products/delete' ||
      topic === 'product_listings/remove' ||
      (topic === 'products/update' && status !== null && status !== 'active'),
  },
  objectTo: (settings) => {
    if (settings.region !== undefined && !/^[A-Z]{2}$/.test(settings.region)) {
      return 'For Shopify --region is a country, such as DE.';
    }
    return objectToTemplates(settings);
  },
  open: openShopify,
  cartLink: (settings, lines, reference) =>
    fillCart(settings.cartPage, lines, reference) ?? permalink(settings, lines, reference),
};

/** A version that is no longer served is answered by the oldest that is. */
const version = '2026-07';

// A product has up to 2,048 variants and usually a handful; 50 of them with 100 variants each stay below the answer's limit.
const productsPerPage = 50;

/** Changes become searchable a little later than they happen. */
const searchLagMs = 2 * 60_000;

function openShopify({ settings, key, api }: ShopAccess): Connector {
  const url = new URL(`${settings.address}/api/${version}/graphql.json`);
  const headers = {
    [isPrivate(key) ? 'shopify-storefront-private-token' : 'x-shopify-storefront-access-token']: key ?? '',
  };
  const { region } = settings;
  const ask = (query: string, variables: Readonly<Record<string, unknown>>) =>
    askGraphql(api, {
      url,
      headers,
      query,
      variables: { ...variables, ...(region === undefined ? {} : { region }) },
    });

  /** The variants beyond the first hundred. */
  async function readMoreVariants(productId: string, after: string): Promise<ShopifyVariant[]> {
    const found: ShopifyVariant[] = [];
    for (let cursor: string | null = after; cursor !== null;) {
      const data = await ask(variantsQuery(region), { id: productId, after: cursor });
      if (!Check(VariantsAnswer, data))
        throw new ShopError('unreachable', 'Shopify does not tell the variants.');
      const { nodes, pageInfo }: { nodes: ShopifyVariant[]; pageInfo: PageInfo } = data.product.variants;
      found.push(...nodes);
      cursor = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    }
    return found;
  }

  async function readRows(node: unknown) {
    const product = readProduct(node);
    if (product === null) {
      const rows = unreadableRows(node, partOf(partOf(node, 'variants'), 'nodes'));
      return rows?.map(({ id }) => ({ id: bareId(id) })) ?? null;
    }
    const { nodes, pageInfo } = product.variants;
    const after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    const more = after === null ? [] : await readMoreVariants(product.id, after);
    return productRows(product, [...nodes, ...more], settings);
  }

  return {
    check: async () => {
      const data = await ask(shopQuery(region), {});
      if (!Check(ShopAnswer, data))
        throw new ShopError('unreachable', 'Shopify does not tell about the shop.');
      const variant = data.products.nodes[0]?.variants.nodes[0];
      const isCounted = variant === undefined || typeof variant.quantityAvailable === 'number';
      return {
        name: data.shop.name,
        currency: data.shop.paymentSettings.currencyCode,
        products: null,
        remarks: isCounted
          ? []
          : [
              'The token may not see quantities (unauthenticated_read_product_inventory): Spark knows only what is sold out.',
            ],
      };
    },
    readPage: async ({ cursor, since }) => {
      const from = since === null ? null : new Date(since.getTime() - searchLagMs).toISOString();
      const data = await ask(productsQuery(region), {
        first: productsPerPage,
        after: cursor,
        query: from === null ? null : `updated_at:>='${from}'`,
      });
      if (!Check(ProductsAnswer, data))
        throw new ShopError('unreachable', 'Shopify does not tell its products.');
      const { nodes, pageInfo } = data.products;
      const rows = [];
      for (const node of nodes) rows.push(await readRows(node));
      return {
        rows: rows.flatMap((found) => found ?? []),
        unreadable: rows.filter((found) => found === null).length,
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      };
    },
  };
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

function isPrivate(key: string | null): boolean {
  return key?.startsWith('shpat_') === true;
}

function permalink(
  { address }: ShopSettings,
  lines: readonly CartLine[],
  reference: string | null,
): string | null {
  if (lines.length === 0 || lines.some(({ variant }) => !/^\d+$/.test(variant))) return null;
  const url = new URL(
    `${address}/cart/${lines.map(({ variant, quantity }) => `${variant}:${quantity}`).join(',')}`,
  );
  if (reference !== null) url.searchParams.set('attributes[spark]', reference);
  return url.href;
}
