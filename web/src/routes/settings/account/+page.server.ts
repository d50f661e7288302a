import { limits } from '@spark/contract';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { authRemarks } from '#features/account/auth-remarks.ts';
import { endSession, readSessions } from '#features/account/read-sessions.server.ts';
import { readOwnWays } from '#features/account/read-ways.server.ts';
import { refusalOf } from '#features/account/refusals.ts';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, parent, url } = event;
  const me = await requireMe(parent, url);
  const [sessions, own, { shop }, { items: exports }, offer] = await Promise.all([
    readSessions(event),
    readOwnWays(event),
    call(fetch, routes.getSignInWays),
    call(fetch, routes.listExports),
    call(fetch, routes.getMembershipOffer),
  ]);
  const refused = refusalOf(url.searchParams.get('error'), shop?.name);
  return { me, sessions, own, shop, exports, offer, refused };
};

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

/** Does something that is refused by problems; what was refused is said beside its part. */
async function attempt(part: string, work: () => Promise<unknown>, said: string, facts: object = {}) {
  try {
    await work();
    return { said, part };
  } catch (caught) {
    const status = isApiProblem(caught) ? caught.problem.status : 503;
    return fail(status, { part, remark: sentenceOf(caught), ...facts });
  }
}

async function askFor(
  event: RequestEvent,
  part: string,
  path: string,
  body: Record<string, unknown>,
  said: string,
) {
  const answer = await askAuth(event, path, body);
  return answer.isOk ? { said, part } : fail(answer.status, { part, remark: answer.message });
}

export const actions: Actions = {
  confirm: ({ fetch }) =>
    attempt('address', () => call(fetch, routes.confirmAddress), 'The letter is on its way'),
  changeAddress: async ({ fetch, request }) => {
    const email = textOf(await request.formData(), 'email');
    const work = () => call(fetch, routes.changeAddress, { body: { email } });
    return attempt('address', work, 'Look into your mail', { email });
  },
  changePassword: async (event) => {
    const form = await event.request.formData();
    const newPassword = String(form.get('password') ?? '');
    const part = 'password';
    if (newPassword.length < limits.passwordMinLength) {
      const remarks = { password: `Use at least ${limits.passwordMinLength} characters.` };
      return fail(422, { part, remarks });
    }
    const currentPassword = String(form.get('current') ?? '');
    const answer = await askAuth(event, '/change-password', { currentPassword, newPassword });
    if (answer.isOk) return { said: 'Your password is changed', part };
    if (answer.code === 'INVALID_PASSWORD') {
      return fail(422, { part, remarks: { current: 'This is not your password.' } });
    }
    const remarks = authRemarks(answer);
    return fail(answer.status, {
      part,
      remarks: { ...remarks, ...(remarks['form'] && { current: remarks['form'] }) },
    });
  },
  renamePasskey: async (event) => {
    const form = await event.request.formData();
    const body = { id: textOf(form, 'id'), name: textOf(form, 'name').slice(0, 60) };
    return askFor(event, 'passkeys', '/passkey/update-passkey', body, 'Saved');
  },
  removePasskey: async (event) => {
    const id = textOf(await event.request.formData(), 'id');
    return askFor(event, 'passkeys', '/passkey/delete-passkey', { id }, 'It opens nothing here any more');
  },
  disconnect: (event) =>
    askFor(event, 'shop', '/unlink-account', { providerId: 'shop' }, 'It is connected no more'),
  endSession: async (event) => {
    const isEnded = await endSession(event, textOf(await event.request.formData(), 'id'));
    return isEnded
      ? { said: 'Signed out there', part: 'sessions' }
      : fail(409, { part: 'sessions', remark: 'This device is signed out already.' });
  },
  endOthers: (event) => askFor(event, 'sessions', '/revoke-other-sessions', {}, 'Signed out everywhere else'),
  export: ({ fetch }) =>
    attempt('data', () => call(fetch, routes.askForExport), 'We write to you when it is ready'),
  leave: async ({ cookies, fetch, request }) => {
    const handle = textOf(await request.formData(), 'handle');
    const left = await attempt('leave', () => call(fetch, routes.deleteMe, { body: { handle } }), '');
    if (!('said' in left)) return left;
    // The session is over; what names it is of no use to this device any more.
    for (const { name } of cookies.getAll()) {
      if (name.includes('session_')) cookies.delete(name, { path: '/' });
    }
    redirect(303, paths.goodbye);
  },
};
