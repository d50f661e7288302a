import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { authRemarks } from '#features/account/auth-remarks.ts';
import { carryAlong } from '#features/account/carry-along.server.ts';
import { checkCredentials, readCredentials } from '#features/account/check-credentials.ts';
import { paths, safeThen } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const then = url.searchParams.get('then');
  const { me } = await parent();
  if (me !== null) redirect(303, safeThen(then));
  return { then };
};

export const actions: Actions = {
  default: async (event) => {
    const { email, password, name } = readCredentials(await event.request.formData());
    const remarks = checkCredentials({ email, password, name }, 'sign-up');
    if (Object.keys(remarks).length > 0) return fail(422, { name, email, remarks });
    const answer = await askAuth(event, '/sign-up/email', { name, email, password });
    if (!answer.isOk) return fail(answer.status, { name, email, remarks: authRemarks(answer) });
    const hasInterests = await carryAlong(event);
    const then = event.url.searchParams.get('then');
    // Whoever was on the way somewhere gets there; the others are shown the rest of the beginning.
    if (then !== null) redirect(303, safeThen(then));
    redirect(303, hasInterests ? paths.welcomeNotifications : paths.welcome);
  },
};
