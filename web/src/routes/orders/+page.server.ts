import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireMe(parent, url);
  const cursor = url.searchParams.get('cursor');
  const reading = call(fetch, routes.listOrders, { query: cursor === null ? {} : { cursor } });
  return { orders: await orRestart(reading, url) };
};
