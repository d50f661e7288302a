import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { authRemarks } from '#features/account/auth-remarks.ts';
import { carryAlong } from '#features/account/carry-along.server.ts';
import { refusalOf } from '#features/account/refusals.ts';
import { checkCredentials, readCredentials } from '#features/account/check-credentials.ts';
import { call, routes } from '#lib/api/index.ts';
import { safeThen } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const then = url.searchParams.get('then');
  const { me } = await parent();
  if (me !== null) redirect(303, safeThen(then));
  const ways = await call(fetch, routes.getSignInWays);
  return { then, shop: ways.shop, refused: refusalOf(url.searchParams.get('error'), ways.shop?.name) };
};

export const actions: Actions = {
  default: async (event) => {
    const { email, password, name } = readCredentials(await event.request.formData());
    const remarks = checkCredentials({ email, password, name }, 'sign-in');
    if (Object.keys(remarks).length > 0) return fail(422, { name, email, remarks });
    const answer = await askAuth(event, '/sign-in/email', { email, password });
    if (!answer.isOk) return fail(answer.status, { name, email, remarks: authRemarks(answer) });
    await carryAlong(event);
    redirect(303, safeThen(event.url.searchParams.get('then')));
  },
};
