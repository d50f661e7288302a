import { fail } from '@sveltejs/kit';
import { requireOperator } from '#features/admin/require-operator.server.ts';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireOperator(parent);
  const cursor = url.searchParams.get('cursor');
  const query = cursor === null ? {} : { cursor };
  return { creators: await orRestart(call(fetch, routes.listCreators, { query }), url) };
};

export const actions: Actions = {
  invite: async ({ fetch, request }) => {
    const entered = String((await request.formData()).get('handle') ?? '').trim();
    // As it is written where people are named, and as it stands in addresses.
    const handle = entered.replace(/^@/, '').toLowerCase();
    if (handle === '') return fail(422, { entered, refused: 'Enter a handle.' });
    try {
      await call(fetch, routes.inviteCreator, { params: { handle } });
      return { said: `@${handle} is a creator` };
    } catch (caught) {
      return fail(statusOf(caught), { entered, refused: sentenceOf(caught) });
    }
  },
  dismiss: async ({ fetch, request }) => {
    const handle = String((await request.formData()).get('handle') ?? '');
    try {
      await call(fetch, routes.dismissCreator, { params: { handle } });
      return { said: `@${handle} is no creator any more` };
    } catch (caught) {
      return fail(statusOf(caught), { entered: '', refused: sentenceOf(caught) });
    }
  },
};

function statusOf(caught: unknown): number {
  return isApiProblem(caught) ? caught.problem.status : 503;
}
