import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const cursor = url.searchParams.get('cursor');
  const [profile, reviews] = await Promise.all([
    call(fetch, routes.getUser, { params }),
    orRestart(call(fetch, routes.listUserReviews, { params, query: cursor === null ? {} : { cursor } }), url),
  ]);
  return { profile, reviews };
};
