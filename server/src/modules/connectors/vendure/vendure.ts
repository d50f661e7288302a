import { Check } from 'typebox/schema';
import { fillCart, objectToTemplatesNeeded } from '../address-template.ts';
import type { Connector, ShopAccess, ShopSystem } from '../connector.ts';
import { askGraphql } from '../graphql.ts';
import { readOffsetPage } from '../offset-pages.ts';
import { ShopError } from '../shop-error.ts';
import { readId } from '../unreadable-rows.ts';
import { ChannelAnswer, ProductsAnswer } from './vendure-answers.ts';
import { channelQuery, productsQuery } from './vendure-queries.ts';
import { productRows } from './vendure-rows.ts';

/** Vendure, by its Shop API. It is open; a channel has a token. */
export const vendure: ShopSystem = {
  kind: 'vendure',
  title: 'Vendure',
  keyName: null,
  isKeyRequired: false,
  // `updatedAt` of a product stays when its stock or price changes.
  tellsChanges: () => false,
  hooks: null,
  objectTo: (settings) => objectToTemplatesNeeded('Vendure', settings),
  open: openVendure,
  cartLink: ({ cartPage }, lines, reference) => fillCart(cartPage, lines, reference),
};

/** Lists of the Shop API give at most 100, unless the shop says otherwise. */
const pageSize = 100;

function openVendure({ settings, api }: ShopAccess): Connector {
  const url = new URL(settings.address);
  if (settings.language !== undefined) url.searchParams.set('languageCode', settings.language);
  const headers: Record<string, string> =
    settings.channel === undefined ? {} : { 'vendure-token': settings.channel };
  const ask = (query: string, variables: Readonly<Record<string, unknown>>) =>
    askGraphql(api, { url, headers, query, variables });

  async function readSlice(skip: number, take: number) {
    const data = await ask(productsQuery, { skip, take });
    if (!Check(ProductsAnswer, data))
      throw new ShopError('unreachable', 'Vendure does not tell its products.');
    return { items: data.products.items, total: data.products.totalItems };
  }

  return {
    check: async () => {
      const data = await ask(channelQuery, {});
      if (!Check(ChannelAnswer, data))
        throw new ShopError('unreachable', 'Vendure does not tell its channel.');
      const { code, defaultCurrencyCode } = data.activeChannel;
      const { totalItems } = data.products;
      const remarks = totalItems === 0 ? ['The channel has no products.'] : [];
      return { name: `Vendure, ${code}`, currency: defaultCurrencyCode, products: totalItems, remarks };
    },
    readPage: async ({ cursor }) => {
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
