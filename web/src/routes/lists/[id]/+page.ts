import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const cursor = url.searchParams.get('cursor');
  const [list, items] = await Promise.all([
    call(fetch, routes.getList, { params: { id } }),
    orRestart(
      call(fetch, routes.listListItems, { params: { id }, query: cursor === null ? {} : { cursor } }),
      url,
    ),
  ]);
  return { list, items };
};
