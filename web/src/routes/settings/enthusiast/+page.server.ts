import { fail } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const me = await requireMe(parent, url);
  return { me, mine: await call(fetch, routes.getMyEnthusiast) };
};

export const actions: Actions = {
  choose: async ({ fetch, request }) => {
    const showsBadge = (await request.formData()).has('showsBadge');
    try {
      await call(fetch, routes.updateMyEnthusiast, { body: { showsBadge } });
      return { said: showsBadge ? 'The badge shows when you have earned it' : 'Nobody sees a badge' };
    } catch (caught) {
      return fail(422, { refused: sentenceOf(caught) });
    }
  },
};
