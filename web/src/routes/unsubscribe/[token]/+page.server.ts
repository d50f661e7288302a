import { fail } from '@sveltejs/kit';
import { apiBase, call, isApiProblem, routes } from '#lib/api/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  try {
    return { letters: await call(fetch, routes.getLetters, { params }) };
  } catch (caught) {
    if (!isApiProblem(caught)) throw caught;
    return { letters: null };
  }
};

export const actions: Actions = {
  default: async ({ fetch, params }) => {
    // What a mail program's own button does.
    const answer = await fetch(`${apiBase}/unsubscribe/${params.token}`, { method: 'POST' });
    if (!answer.ok) return fail(answer.status, { refused: 'That did not work. Try again in a moment.' });
    return { isDone: true };
  },
};
