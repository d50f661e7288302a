import { fail, redirect } from '@sveltejs/kit';
import { readRows, rowOf, toOptions, type DeliveryRow } from '#features/admin/delivery-rows.ts';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { namedCountries } from '#features/checkout/read-checkout.server.ts';
import { call, isApiProblem, routes, type ApiProblem } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a shop that has no way of delivery yet most likely sells in. */
const firstCurrency = 'USD';

export const load: PageServerLoad = async ({ fetch, parent }) => {
  await requireOperator(parent);
  const { items } = await call(fetch, routes.listAdminDelivery);
  return {
    rows: items.map(rowOf),
    currency: items[0]?.price.currency ?? firstCurrency,
    countries: namedCountries(),
  };
};

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const rows = readRows(await request.formData());
    const answer = toOptions(rows);
    if (!answer.isGood) return fail(422, { rows: answer.rows, refused: 'Nothing was saved yet.' });
    try {
      await call(fetch, routes.putAdminDelivery, { body: { items: answer.options } });
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { rows: withRemarks(rows, caught), refused: caught.message });
    }
    redirect(303, paths.adminDelivery);
  },
};

function withRemarks(rows: readonly DeliveryRow[], { problem }: ApiProblem): DeliveryRow[] {
  return rows.map((row, at) => {
    const remark = problem.errors?.find(({ path }) => path.startsWith(`/items/${at}/`))?.message;
    return remark === undefined ? row : { ...row, remark };
  });
}
