import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireMe(parent, url);
  const cursor = url.searchParams.get('cursor');
  const query = cursor === null ? {} : { cursor };
  return { posts: await orRestart(call(fetch, routes.listSeenPosts, { query }), url) };
};
