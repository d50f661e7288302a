import { limits } from '@spark/contract';
import { fail, redirect } from '@sveltejs/kit';
import { call, isApiProblem, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { me } = await parent();
  if (me === null) redirect(307, paths.signUp());
  return { name: me.name };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const name = String((await request.formData()).get('name') ?? '').trim();
    if (name === '') return fail(422, { name, message: 'Enter the name others will see.' });
    if (name.length > limits.nameLength) {
      return fail(422, { name, message: `At most ${limits.nameLength} characters, please.` });
    }
    try {
      await call(fetch, routes.updateMe, { body: { name } });
    } catch (caught) {
      if (!isApiProblem(caught)) throw caught;
      return fail(caught.problem.status, { name, message: caught.message });
    }
    redirect(303, paths.welcomeNotifications);
  },
};
