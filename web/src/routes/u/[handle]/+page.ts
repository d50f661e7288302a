import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { handle } = params;
  const cursor = url.searchParams.get('cursor');
  const [profile, posts] = await Promise.all([
    call(fetch, routes.getUser, { params: { handle } }),
    call(fetch, routes.listUserPosts, { params: { handle }, query: cursor === null ? {} : { cursor } }),
  ]);
  return { profile, posts };
};
