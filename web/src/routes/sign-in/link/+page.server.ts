import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { askForLetter } from '#features/account/ask-for-letter.server.ts';
import { paths, safeThen } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
  token: url.searchParams.get('token'),
  then: url.searchParams.get('then'),
});

export const actions: Actions = {
  ask: (event) =>
    askForLetter(event, '/sign-in/magic-link', { callbackURL: safeThen(event.url.searchParams.get('then')) }),
  // A link is followed by mail programs, too, which look whether it is safe: only the tap on the button uses it up.
  use: async (event) => {
    const token = String((await event.request.formData()).get('token') ?? '');
    const answer = await askAuth(event, `/magic-link/verify?${new URLSearchParams({ token })}`);
    // A link that is over leads elsewhere, with the reason in the address.
    const isIn =
      answer.isOk && typeof answer.data === 'object' && answer.data !== null && 'user' in answer.data;
    if (!isIn) return fail(410, { isSpent: true });
    redirect(303, paths.signedIn(event.url.searchParams.get('then') ?? undefined));
  },
};
