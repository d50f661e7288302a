import { Type, type Static } from 'typebox';
import { Check } from 'typebox/schema';
import type { CatalogRow } from '../../catalog/index.ts';
import { fillTemplate } from '../address-template.ts';
import type { ShopSettings } from '../connector.ts';
import { priced, unitMoney } from '../money.ts';
import type { ShopApi } from '../shop-api.ts';
import { pictures, variantFields, variantTitle, type VariantOption } from '../variant-options.ts';
import { readId, unreadableRows } from '../unreadable-rows.ts';
import { listLimit, listOf, totalOf, variationsOf, type WoocommerceShop } from './woocommerce-shop.ts';

/** The Store API, which is open: prices as shown to shoppers, but no quantities, codes or times of change. */
export function openStoreApi(settings: ShopSettings, api: ShopApi): WoocommerceShop {
  function get(query: Readonly<Record<string, string>>) {
    const url = new URL(`${settings.address}/wp-json/wc/store/v1/products`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return api.call({ url, headers: {} });
  }

  async function readVariations(parentId: number): Promise<unknown[]> {
    const found: unknown[] = [];
    for (let page = 1; ; page += 1) {
      const parent = String(parentId);
      const list = listOf(
        await get({ type: 'variation', parent, per_page: String(listLimit), page: String(page) }),
      );
      found.push(...list);
      if (list.length < listLimit) return found;
    }
  }

  return {
    check: async () => {
      const answer = await get({ per_page: '1' });
      const [first] = listOf(answer);
      const { host } = new URL(settings.address);
      return {
        name: host,
        currency: Check(StoreProduct, first) ? first.prices.currency_code : null,
        products: totalOf(answer),
        remarks: [
          'Without a key Spark does not learn quantities and product codes, and reads the whole shop each time.',
        ],
      };
    },
    readSlice: async ({ offset, limit }) => {
      const answer = await get({
        per_page: String(limit),
        offset: String(offset),
        orderby: 'id',
        order: 'asc',
      });
      const items = listOf(answer).map((product) => ({ id: readId(product), product }));
      return { items, total: totalOf(answer) };
    },
    toRows: async (product) => {
      if (!Check(StoreProduct, product)) return unreadableRows(product, variationsOf(product));
      if (product.type === 'grouped') return [];
      if (product.type !== 'variable') return [storeRow(product, null, settings)];
      const variations = await readVariations(product.id);
      return variations.flatMap((variation): CatalogRow[] => {
        if (Check(StoreProduct, variation)) return [storeRow(variation, product, settings)];
        return unreadableRows(variation, []) ?? [];
      });
    },
  };
}

const Named = Type.Object({ name: Type.String() });

const StoreProduct = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  slug: Type.String(),
  type: Type.String(),
  permalink: Type.String(),
  description: Type.String(),
  short_description: Type.String(),
  prices: Type.Object({
    price: Type.String(),
    regular_price: Type.String(),
    currency_code: Type.String(),
    currency_minor_unit: Type.Integer(),
  }),
  images: Type.Array(Type.Object({ src: Type.String() })),
  categories: Type.Array(Named),
  brands: Type.Optional(Type.Array(Named)),
  /** Of a variable product: what each variation is made of. */
  variations: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.Integer(),
        attributes: Type.Array(
          Type.Object({ name: Type.String(), value: Type.Union([Type.String(), Type.Null()]) }),
        ),
      }),
    ),
  ),
  is_purchasable: Type.Boolean(),
  is_in_stock: Type.Boolean(),
  is_on_backorder: Type.Optional(Type.Boolean()),
  low_stock_remaining: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
});
type StoreProductAnswer = Static<typeof StoreProduct>;

function storeRow(
  item: StoreProductAnswer,
  variationOf: StoreProductAnswer | null,
  settings: ShopSettings,
): CatalogRow {
  const parent = variationOf ?? item;
  const options = optionsOf(item.id, variationOf);
  return {
    id: String(item.id),
    groupId: variationOf === null ? null : String(variationOf.id),
    title: variantTitle(parent.name, options),
    description: parent.description || parent.short_description,
    link:
      settings.productPage === undefined
        ? item.permalink
        : fillTemplate(settings.productPage, {
            handle: parent.slug,
            product: String(parent.id),
            variant: String(item.id),
          }),
    ...pictures(
      item.images.map(({ src }) => src),
      parent.images.map(({ src }) => src),
    ),
    ...stockOf(item),
    ...pricesOf(item),
    brand: parent.brands?.[0]?.name ?? null,
    category: parent.categories[0]?.name ?? null,
    ...variantFields(options),
  };
}

function optionsOf(id: number, variationOf: StoreProductAnswer | null): VariantOption[] {
  const variation = variationOf?.variations?.find((candidate) => candidate.id === id);
  return (variation?.attributes ?? []).flatMap(({ name, value }) =>
    value === null ? [] : [{ name, value }],
  );
}

// A number is told only when few are left.
function stockOf(item: StoreProductAnswer): Pick<CatalogRow, 'availability' | 'quantity'> {
  if (!item.is_purchasable || !item.is_in_stock) return { availability: 'out_of_stock', quantity: null };
  if (item.is_on_backorder === true) return { availability: 'backorder', quantity: null };
  return { availability: 'in_stock', quantity: item.low_stock_remaining || null };
}

function pricesOf({ prices }: StoreProductAnswer): Pick<CatalogRow, 'price' | 'salePrice'> {
  const money = (written: string) =>
    /^\d+$/.test(written)
      ? unitMoney(Number(written), prices.currency_minor_unit, prices.currency_code)
      : null;
  return priced(money(prices.price), money(prices.regular_price));
}
