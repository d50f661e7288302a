import type { Page, Product, ProductList } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import { onePerGroup } from './one-per-group.ts';

/** Enough to fill a screen; asked for again while variants of the same few things fill the pages … */
export const wantedPerPage = 12;
/** … but not more often than this. */
export const maxCalls = 4;

/** What is looked for in the shop. */
export interface ShopQuery {
  q?: string;
  category?: string;
}

const productsPerCall = 50;

/** Finds products, each once however many variants it has, and the way on. */
export async function searchShop(
  fetch: typeof globalThis.fetch,
  query: ShopQuery,
  cursor: string | null,
): Promise<Page<Product> & Pick<ProductList, 'searchedFor'>> {
  let items: Product[] = [];
  let nextCursor = cursor;
  let searchedFor: string | null = null;
  for (let calls = 0; calls < maxCalls && items.length < wantedPerPage; calls += 1) {
    const page = await call(fetch, routes.listProducts, {
      query: { ...query, limit: productsPerCall, ...(nextCursor === null ? {} : { cursor: nextCursor }) },
    });
    items = onePerGroup([...items, ...page.items]);
    ({ nextCursor, searchedFor } = page);
    if (nextCursor === null) break;
  }
  return { items, nextCursor, searchedFor };
}
