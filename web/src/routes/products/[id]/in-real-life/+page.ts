import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { id } = params;
  const cursor = url.searchParams.get('cursor');
  const [product, posts] = await Promise.all([
    call(fetch, routes.getProduct, { params: { id } }),
    orRestart(
      call(fetch, routes.listProductPosts, { params: { id }, query: cursor === null ? {} : { cursor } }),
      url,
    ),
  ]);
  return { product, posts };
};
