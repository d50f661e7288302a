import { fail, redirect } from '@sveltejs/kit';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import { orRestart } from '#lib/restart-list.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  await requireMe(parent, url);
  const cursor = url.searchParams.get('cursor');
  const reading = call(fetch, routes.listNotifications, { query: cursor === null ? {} : { cursor } });
  try {
    return { notifications: await orRestart(reading, url), failure: null };
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return { notifications: { items: [], nextCursor: null }, failure: sentenceOf(caught) };
  }
};

export const actions: Actions = {
  // Without JavaScript; otherwise the page does it by itself.
  read: async ({ fetch }) => {
    try {
      await call(fetch, routes.readNotifications);
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { refused: caught.message });
    }
    redirect(303, paths.notifications);
  },
};
