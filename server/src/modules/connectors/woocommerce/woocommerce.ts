import { fillCart, objectToTemplates } from '../address-template.ts';
import type { CartLine, Connector, ShopAccess, ShopSettings, ShopSystem } from '../connector.ts';
import { readOffsetPage } from '../offset-pages.ts';
import { openRestApi } from './rest-api.ts';
import { openStoreApi } from './store-api.ts';
import type { ListedProduct } from './woocommerce-shop.ts';

/**
 * WooCommerce: by its REST API with a key and secret, which knows quantities, codes and what changed; or without one by
 * the Store API, which every shop's own pages use.
 */
export const woocommerce: ShopSystem = {
  kind: 'woocommerce',
  title: 'WooCommerce',
  keyName: 'consumer key and secret, as ck_…:cs_…',
  isKeyRequired: false,
  tellsChanges: (hasKey) => hasKey,
  hooks: {
    signatureHeader: 'x-wc-webhook-signature',
    topicHeader: 'x-wc-webhook-topic',
    isRemoval: (topic, status) =>
      topic === 'product.deleted' || (topic === 'product.updated' && status !== null && status !== 'publish'),
  },
  objectTo: objectToTemplates,
  open: openWoocommerce,
  cartLink: (settings, lines, reference) =>
    fillCart(settings.cartPage, lines, reference) ?? addToCart(settings, lines),
};

/** Each product with variations costs a call of its own. */
const productsPerPage = 50;

function openWoocommerce({ settings, key, api }: ShopAccess): Connector {
  const shop = key === null ? openStoreApi(settings, api) : openRestApi(settings, api, key);
  return {
    check: () => shop.check(),
    readPage: async ({ cursor, since }) => {
      const { items, next } = await readOffsetPage<ListedProduct>(cursor, {
        size: productsPerPage,
        idOf: (item) => item.id,
        read: (offset, limit) => shop.readSlice({ offset, limit, since }),
      });
      const rows = [];
      for (const { product } of items) rows.push(product === null ? null : await shop.toRows(product));
      return {
        rows: rows.flatMap((found) => found ?? []),
        unreadable: rows.filter((found) => found === null).length,
        next,
      };
    },
  };
}

// The shop's own address for this takes one product; several at once need a page the operator names.
function addToCart({ address }: ShopSettings, lines: readonly CartLine[]): string | null {
  const [line, ...others] = lines;
  if (line === undefined || others.length > 0) return null;
  const url = new URL(`${address}/`);
  url.searchParams.set('add-to-cart', line.variant);
  url.searchParams.set('quantity', String(line.quantity));
  return url.href;
}
