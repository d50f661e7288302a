import type { Product, ProductList } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import type { BrowseQuery } from './browse-query.ts';
import { onePerGroup } from './one-per-group.ts';

/** Enough to fill a screen; asked for again while variants of the same few things fill the pages … */
const wantedPerPage = 24;
/** … but not more often than this. */
const maxCalls = 4;

const productsPerCall = 50;

/** What is looked for in the shop, and whether the parts of all that is found are counted. */
export interface ShopQuery extends BrowseQuery {
  facets?: boolean;
}

/** Finds products, each once however many variants it has, and the way on. */
export async function listShop(
  fetch: typeof globalThis.fetch,
  { facets = false, ...query }: ShopQuery,
  cursor: string | null,
): Promise<ProductList> {
  const ask = (from: string | null, isCounted: boolean) =>
    call(fetch, routes.listProducts, {
      query: {
        ...query,
        limit: productsPerCall,
        // Of each group the first is shown and leads on: it is one that can be bought, where any can.
        preferBuyable: true,
        ...(from === null ? {} : { cursor: from }),
        ...(isCounted ? { facets: true } : {}),
      },
    });
  const first = await ask(cursor, facets);
  let items: Product[] = onePerGroup(first.items);
  let { nextCursor } = first;
  for (let calls = 1; calls < maxCalls && nextCursor !== null && items.length < wantedPerPage; calls += 1) {
    const page = await ask(nextCursor, false);
    items = onePerGroup([...items, ...page.items]);
    ({ nextCursor } = page);
  }
  return { ...first, items, nextCursor };
}
