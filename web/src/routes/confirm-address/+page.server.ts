import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  const token = url.searchParams.get('token') ?? '';
  if (token === '') redirect(303, paths.settingsAccount);
  return { token, signInPath: paths.signIn(`${url.pathname}?${new URLSearchParams({ token })}`) };
};

export const actions: Actions = {
  // As with the links that sign in: mail programs that look at it confirm nothing.
  default: async (event) => {
    const token = String((await event.request.formData()).get('token') ?? '');
    const answer = await askAuth(event, `/verify-email?${new URLSearchParams({ token })}`);
    if (answer.isOk) return { outcome: 'settled' as const };
    const isElsewhere = answer.code === 'SIGN_IN_TO_CONFIRM';
    return fail(answer.status, { outcome: isElsewhere ? ('not-signed-in' as const) : ('over' as const) });
  },
};
