import { fail } from '@sveltejs/kit';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  try {
    return { watch: await call(fetch, routes.getWatch, { params: { token: params.token } }) };
  } catch (caught) {
    // Ended, from this letter or by itself: nothing is wrong with that.
    if (isApiProblem(caught) && caught.problem.code === 'not_found') return { watch: null };
    throw caught;
  }
};

// Programs that look into letters follow their links; only a person presses a button.
export const actions: Actions = {
  confirm: ({ fetch, params }) =>
    settle(() => call(fetch, routes.confirmWatch, { params: { token: params.token } })),
  end: ({ fetch, params }) => settle(() => call(fetch, routes.endWatch, { params: { token: params.token } })),
};

async function settle(change: () => Promise<unknown>) {
  try {
    await change();
    return { refused: null };
  } catch (caught) {
    return fail(isApiProblem(caught) ? caught.problem.status : 503, { refused: sentenceOf(caught) });
  }
}
