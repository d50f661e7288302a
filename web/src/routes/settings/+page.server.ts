import { fail } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { endSession, readSessions } from '#features/account/read-sessions.server.ts';
import { requireMe } from '#features/account/require-me.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await requireMe(event.parent, event.url);
  return { me, sessions: await readSessions(event) };
};

export const actions: Actions = {
  endSession: async (event) => {
    const form = await event.request.formData();
    const isEnded = await endSession(event, String(form.get('id') ?? ''));
    return isEnded
      ? { said: 'Signed out there' }
      : fail(409, { refused: 'This device is signed out already.' });
  },
  endOthers: async (event) => {
    const answer = await askAuth(event, '/revoke-other-sessions', {});
    return answer.isOk
      ? { said: 'Signed out everywhere else' }
      : fail(answer.status, { refused: answer.message });
  },
};
