import { redirect } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, codeOf, isApiProblem, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

/**
 * A page rather than a redirect: the security policy lets no form lead to another site, and the checkout is one. Asked
 * twice, the payment is the same one.
 */
export const load: PageServerLoad = async ({ fetch, parent, params, url }) => {
  await requireMe(parent, url);
  try {
    const { url: address } = await call(fetch, routes.payOrder, { params: { id: params.id } });
    if (address === null) redirect(303, paths.order(params.id));
    return { id: params.id, payment: { address, failure: null } };
  } catch (caught) {
    // Paid already, cancelled, or too late: the order says so itself.
    if (codeOf(caught) === 'conflict') redirect(303, paths.order(params.id));
    if (!isApiProblem(caught) || caught.problem.status === 404) throw caught;
    return { id: params.id, payment: { address: null, failure: caught.message } };
  }
};
