import { listShop } from '#features/browse/index.ts';
import { findInterests, readSearchQuery, searchPeople, searchPosts } from '#features/search/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const query = readSearchQuery(url.searchParams);
  const { q, category } = query;
  const cursor = url.searchParams.get('cursor');
  if (query.type === 'posts') {
    return { query, type: query.type, found: await orRestart(searchPosts(fetch, query, cursor), url) };
  }
  if (query.type === 'users') {
    return { query, type: query.type, found: await orRestart(searchPeople(fetch, q, cursor), url) };
  }
  const shop = { ...(q === '' ? {} : { q }), ...(category === null ? {} : { category }) };
  const [found, interests] = await Promise.all([
    orRestart(listShop(fetch, shop, cursor), url),
    call(fetch, routes.listInterests),
  ]);
  return { query, type: query.type, shop, found, interests: findInterests(interests.items, q) };
};
