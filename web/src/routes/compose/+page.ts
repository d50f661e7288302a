import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch, url }) => {
  const { items } = await call(fetch, routes.listInterests);
  return { all: items, draftId: url.searchParams.get('draft') };
};
