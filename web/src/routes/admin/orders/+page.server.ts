import { stateIn } from '#features/admin/order-states.ts';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireOperator(parent);
  const status = stateIn(url.searchParams.get('status'));
  const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const cursor = url.searchParams.get('cursor');
  const asked = { ...(status === undefined ? {} : { status }), ...(q === '' ? {} : { q }) };
  const query = { ...asked, ...(cursor === null ? {} : { cursor }) };
  const orders = await orRestart(call(fetch, routes.listAdminOrders, { query }), url);
  return { orders, asked };
};
