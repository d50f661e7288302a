import { Check } from 'typebox/schema';
import type { CatalogRow } from '../../catalog/index.ts';
import type { ShopSettings } from '../connector.ts';
import type { ShopApi } from '../shop-api.ts';
import { ShopError } from '../shop-error.ts';
import { CurrencyAnswer, RestProduct, RestVariation, type RestProductAnswer } from './rest-answers.ts';
import { restRow } from './rest-rows.ts';
import { readId, unreadableRows } from '../unreadable-rows.ts';
import { listLimit, listOf, totalOf, variationsOf, type WoocommerceShop } from './woocommerce-shop.ts';

/** Changes of the second in which we asked before must not fall between two questions. */
const overlapMs = 60_000;

/** The REST API (v3), opened by a consumer key and secret. */
export function openRestApi(settings: ShopSettings, api: ShopApi, key: string): WoocommerceShop {
  const headers = { authorization: `Basic ${Buffer.from(key).toString('base64')}` };
  let currency: Promise<string> | null = null;

  function get(path: string, query: Readonly<Record<string, string>> = {}) {
    const url = new URL(`${settings.address}/wp-json/wc/v3${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return api.call({ url, headers });
  }

  async function findCurrency(): Promise<string> {
    const { json } = await get('/data/currencies/current');
    if (Check(CurrencyAnswer, json)) return json.code;
    throw new ShopError('unreachable', 'WooCommerce does not tell its currency.');
  }

  async function readVariations(productId: number) {
    const found: unknown[] = [];
    for (let page = 1; ; page += 1) {
      const list = listOf(
        await get(`/products/${productId}/variations`, {
          per_page: String(listLimit),
          page: String(page),
          status: 'publish',
        }),
      );
      found.push(...list);
      if (list.length < listLimit) return found;
    }
  }

  async function variationRows(product: RestProductAnswer, code: string): Promise<CatalogRow[]> {
    const variations = await readVariations(product.id);
    return variations.flatMap((variation): CatalogRow[] => {
      if (Check(RestVariation, variation)) {
        return [restRow({ ...product, ...variation, variationOf: product }, code, settings)];
      }
      return unreadableRows(variation, []) ?? [];
    });
  }

  return {
    check: async () => {
      const code = await findCurrency();
      const answer = await get('/products', { per_page: '1', status: 'publish' });
      listOf(answer);
      const { host } = new URL(settings.address);
      return { name: host, currency: code, products: totalOf(answer), remarks: [] };
    },
    readSlice: async ({ offset, limit, since }) => {
      const answer = await get('/products', {
        per_page: String(limit),
        offset: String(offset),
        orderby: 'id',
        order: 'asc',
        status: 'publish',
        ...(since === null
          ? {}
          : {
              modified_after: new Date(since.getTime() - overlapMs).toISOString(),
              dates_are_gmt: 'true',
            }),
      });
      const items = listOf(answer).map((product) => ({ id: readId(product), product }));
      return { items, total: totalOf(answer) };
    },
    toRows: async (product) => {
      if (!Check(RestProduct, product)) return unreadableRows(product, variationsOf(product));
      // Groups hold products that are listed themselves; hidden ones are not for browsing.
      if (product.type === 'grouped' || product.catalog_visibility === 'hidden') return [];
      currency ??= findCurrency();
      const code = await currency;
      if (product.type === 'variable') return variationRows(product, code);
      return [restRow({ ...product, variationOf: null }, code, settings)];
    },
  };
}
