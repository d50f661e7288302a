import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireMe(parent, url);
  const cursor = url.searchParams.get('cursor');
  const query = cursor === null ? {} : { cursor };
  if (url.searchParams.get('show') === 'products') {
    const products = await orRestart(call(fetch, routes.listMyHearts, { query }), url);
    return { shows: 'products' as const, products };
  }
  if (url.searchParams.get('show') === 'lists') {
    const lists = await orRestart(call(fetch, routes.listMyLists, { query }), url);
    return { shows: 'lists' as const, lists };
  }
  return { shows: 'posts' as const, posts: await orRestart(call(fetch, routes.listMySaves, { query }), url) };
};
