import { requireMe } from '#features/account/require-me.server.ts';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import type { PageServerLoad } from './$types';

/** A page rather than a redirect, as with orders: no form may lead to another site. */
export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireMe(parent, url);
  try {
    const { url: address } = await call(fetch, routes.buyMembership);
    return { payment: { address, failure: null } };
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return { payment: { address: null, failure: caught.message } };
  }
};
