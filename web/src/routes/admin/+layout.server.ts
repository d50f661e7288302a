import { requireOperator } from '#features/admin/require-operator.server.ts';
import { call, routes } from '#lib/api/index.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ fetch, parent }) => {
  await requireOperator(parent);
  const waiting = await call(fetch, routes.listCatalogImports, { query: { status: 'waiting', limit: 50 } });
  return { waitingImports: waiting.items.length };
};
