import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const cursor = url.searchParams.get('cursor');
  const query = cursor === null ? {} : { cursor };
  return { themes: await orRestart(call(fetch, routes.listThemes, { query }), url) };
};
