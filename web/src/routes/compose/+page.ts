import { call, routes } from '#lib/api/index.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const { items } = await call(fetch, routes.listInterests);
  return { all: items };
};
