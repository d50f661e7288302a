import { limits } from '@spark/contract';
import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#features/account/ask-auth.server.ts';
import { authRemarks } from '#features/account/auth-remarks.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
  const token = url.searchParams.get('token') ?? '';
  if (token === '') redirect(303, paths.forgotPassword);
  return { token };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const newPassword = String(form.get('password') ?? '');
    if (newPassword.length < limits.passwordMinLength) {
      return fail(422, { remark: `Use at least ${limits.passwordMinLength} characters.`, isSpent: false });
    }
    const token = String(form.get('token') ?? '');
    const answer = await askAuth(event, '/reset-password', { token, newPassword });
    if (answer.isOk) return { isDone: true };
    const remarks = authRemarks(answer);
    const isSpent = answer.code === 'INVALID_TOKEN' || answer.code === 'USER_NOT_FOUND';
    return fail(answer.status, { remark: remarks['password'] ?? remarks['form'] ?? answer.message, isSpent });
  },
};
