import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, params, url }) => {
  const { handle } = params;
  const cursor = url.searchParams.get('cursor');
  const [profile, posts] = await Promise.all([
    call(fetch, routes.getUser, { params: { handle } }),
    orRestart(
      call(fetch, routes.listUserPosts, { params: { handle }, query: cursor === null ? {} : { cursor } }),
      url,
    ),
  ]);
  return { profile, posts };
};
