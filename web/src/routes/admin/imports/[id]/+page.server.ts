import { requireOperator } from '#features/admin/require-operator.server.ts';
import { importActs } from '#features/imports/import-acts.server.ts';
import { call, routes } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  await requireOperator(parent);
  const { id } = params;
  const cursor = url.searchParams.get('cursor');
  const query = cursor === null ? {} : { cursor };
  const [report, issues] = await Promise.all([
    call(fetch, routes.getCatalogImport, { params: { id } }),
    orRestart(call(fetch, routes.listImportIssues, { params: { id }, query }), url),
  ]);
  return { report, issues };
};

export const actions: Actions = importActs;
