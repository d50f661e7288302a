import { fail, redirect } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import { countryName } from '#lib/server/country-name.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, params, url, depends }) => {
  await requireMe(parent, url);
  depends('spark:order');
  const order = await call(fetch, routes.getOrder, { params: { id: params.id } });
  const isPaidElsewhere = url.searchParams.has('paid');
  return {
    order,
    country: countryName(order.address.country),
    isNew: url.searchParams.has('placed') || (isPaidElsewhere && order.status === 'paid'),
    isConfirming: isPaidElsewhere && order.status === 'pending',
  };
};

export const actions: Actions = {
  cancel: async ({ fetch, params }) => {
    try {
      await call(fetch, routes.cancelOrder, { params: { id: params.id } });
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { refused: caught.message });
    }
    redirect(303, paths.order(params.id));
  },
};
