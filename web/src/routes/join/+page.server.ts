import { fail, redirect } from '@sveltejs/kit';
import { call, isApiProblem, newIdempotencyKey, routes, sentenceOf } from '#lib/api/index.ts';
import { paths, safeThen } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => ({
  then: url.searchParams.get('then'),
  offer: await call(fetch, routes.getMembershipOffer),
  // Back from the payment; Stripe may still have to tell.
  isPaid: url.searchParams.has('paid'),
  // Joining twice by pressing twice is joining once.
  intent: newIdempotencyKey(),
});

export const actions: Actions = {
  default: async ({ fetch, request, url }) => {
    const form = await request.formData();
    const idempotencyKey = String(form.get('intent') || newIdempotencyKey());
    try {
      await call(fetch, routes.joinMembership, { idempotencyKey });
    } catch (caught) {
      const problem = isApiProblem(caught) ? caught.problem : null;
      if (problem?.code === 'unauthenticated') redirect(303, paths.signUp(url.pathname + url.search));
      return fail(problem?.status ?? 503, { refused: sentenceOf(caught) });
    }
    redirect(303, safeThen(url.searchParams.get('then')));
  },
};
