import { requireOperator } from '#features/admin/require-operator.server.ts';
import { readSalesQuery, reportLines } from '#features/admin/sales-report.ts';
import { call, routes } from '#lib/api/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ depends, fetch, isDataRequest, parent, url }) => {
  await requireOperator(parent);
  depends('spark:sales');
  const asked = readSalesQuery(url.searchParams);
  const sales = call(fetch, routes.listSales, { query: { ...asked, limit: reportLines } });
  // From one report to another the choices change at once and the numbers follow; a page that is opened has them.
  return { asked, sales: isDataRequest ? sales : await sales };
};
