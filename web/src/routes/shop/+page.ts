import { readBrowseQuery } from '#features/browse/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

/** Rows of the grid fill evenly, on phones and on wide screens. */
const productsPerPage = 24;

export const load: PageLoad = async ({ fetch, url }) => {
  const query = readBrowseQuery(url.searchParams);
  const cursor = url.searchParams.get('cursor');
  const products = await orRestart(
    call(fetch, routes.listProducts, {
      query: {
        ...query,
        sort: query.sort ?? 'best',
        limit: productsPerPage,
        facets: true,
        ...(cursor === null ? {} : { cursor }),
      },
    }),
    url,
  );
  return { query, products };
};
