import { latestThemes } from '#features/finds/index.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const cursor = url.searchParams.get('cursor');
  const [themes, finds] = await Promise.all([
    call(fetch, routes.listThemes, { query: { limit: latestThemes } }),
    orRestart(call(fetch, routes.listFinds, { query: cursor === null ? {} : { cursor } }), url),
  ]);
  return { themes: themes.items, finds };
};
