import { listShop, readBrowseQuery } from '#features/browse/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const query = readBrowseQuery(url.searchParams);
  const cursor = url.searchParams.get('cursor');
  const products = await orRestart(
    listShop(fetch, { ...query, sort: query.sort ?? 'best', facets: true }, cursor),
    url,
  );
  return { query, products };
};
