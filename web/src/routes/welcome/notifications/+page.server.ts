import { redirect } from '@sveltejs/kit';
import { call, routes } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { me } = await parent();
  if (me === null) redirect(307, paths.signUp());
  return { choices: me.notifications };
};

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const notifications = {
      postActivity: form.has('postActivity'),
      commentReplies: form.has('commentReplies'),
    };
    await call(fetch, routes.updateMe, { body: { notifications } });
    redirect(303, paths.forYou);
  },
};
