import { fillCart, objectToTemplatesNeeded } from '../address-template.ts';
import type { Connector, ShopAccess, ShopPlace, ShopSystem } from '../connector.ts';
import { readOffsetPage } from '../offset-pages.ts';
import { ShopError } from '../shop-error.ts';
import { readId } from '../unreadable-rows.ts';
import { Check } from 'typebox/schema';
import { ProductList, RegionList, type Region } from './medusa-answers.ts';
import { productRows } from './medusa-rows.ts';

/** Medusa 2, by its Store API and a publishable key. */
export const medusa: ShopSystem = {
  kind: 'medusa',
  title: 'Medusa',
  keyName: 'publishable API key',
  isKeyRequired: true,
  // `updated_at` of a product stays when its stock or price changes.
  tellsChanges: () => false,
  hooks: null,
  objectTo: (settings) => objectToTemplatesNeeded('Medusa', settings),
  open: openMedusa,
  cartLink: ({ cartPage }, lines, reference) => fillCart(cartPage, lines, reference),
};

const pageSize = 100;

/** Prices must come first in the list, says the documentation. */
const fields = '*variants.calculated_price,+variants.inventory_quantity,*categories';

function openMedusa({ settings, key, api }: ShopAccess): Connector {
  const headers = { 'x-publishable-api-key': key ?? '' };
  let region: Promise<Region> | null = null;

  async function get(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    const url = new URL(`${settings.address}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return (await api.call({ url, headers })).json;
  }

  async function findRegion(): Promise<Region> {
    const json = await get('/store/regions', { limit: '100' });
    if (!Check(RegionList, json)) throw new ShopError('unreachable', 'Medusa does not tell its regions.');
    const { regions } = json;
    const wanted = settings.region;
    const found = wanted === undefined ? regions : regions.filter(({ id }) => id === wanted);
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
    const list = regions.map(({ id, name }) => `${id} (${name})`).join(', ');
    throw new ShopError(
      'refused',
      regions.length === 0
        ? 'Medusa has no region, and so no prices.'
        : `Medusa has other regions; name one of them with --region: ${list}.`,
    );
  }

  async function readSlice(offset: number, limit: number) {
    region ??= findRegion();
    const json = await get('/store/products', {
      limit: String(limit),
      offset: String(offset),
      order: 'id',
      fields,
      region_id: (await region).id,
    });
    if (!Check(ProductList, json)) throw new ShopError('unreachable', 'Medusa does not tell its products.');
    return { items: json.products, total: json.count };
  }

  return {
    check: async () => {
      region = findRegion();
      const { name, currency_code: currency } = await region;
      const { total } = await readSlice(0, 1);
      const remarks = total === 0 ? ['The key opens a sales channel without products.'] : [];
      return { name: `Medusa, ${name}`, currency: currency.toUpperCase(), products: total, remarks };
    },
    readPage: async ({ cursor }: ShopPlace) => {
      const { items, next } = await readOffsetPage(cursor, {
        size: pageSize,
        idOf: readId,
        read: readSlice,
      });
      const rows = items.map((item) => productRows(item, settings));
      return {
        rows: rows.flatMap((found) => found ?? []),
        unreadable: rows.filter((found) => found === null).length,
        next,
      };
    },
  };
}
