import { findInterests, searchShop, type ShopQuery } from '#features/search/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

const maxWordsLength = 200;

export const load: PageLoad = async ({ fetch, url }) => {
  const q = url.searchParams.get('q')?.trim().slice(0, maxWordsLength) ?? '';
  const category = url.searchParams.get('category');
  const query: ShopQuery = { ...(q === '' ? {} : { q }), ...(category === null ? {} : { category }) };
  const [products, interests] = await Promise.all([
    orRestart(searchShop(fetch, query, url.searchParams.get('cursor')), url),
    call(fetch, routes.listInterests),
  ]);
  return { q, category, query, products, interests: findInterests(interests.items, q) };
};
