import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { authRemarks } from '#features/account/auth-remarks.ts';
import { carryInterests } from '#features/account/carry-interests.server.ts';
import { carryBag } from '#features/bag/device-bag.server.ts';
import { carryHides } from '#features/hidden/carry-hides.server.ts';
import { checkCredentials, readCredentials } from '#features/account/check-credentials.ts';
import { safeThen } from '#lib/paths.ts';
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
    const remarks = checkCredentials({ email, password, name }, 'sign-in');
    if (Object.keys(remarks).length > 0) return fail(422, { name, email, remarks });
    const answer = await askAuth(event, '/sign-in/email', { email, password });
    if (!answer.isOk) return fail(answer.status, { name, email, remarks: authRemarks(answer) });
    await carryInterests(event);
    await carryBag(event);
    await carryHides(event);
    redirect(303, safeThen(event.url.searchParams.get('then')));
  },
};
