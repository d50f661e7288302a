import { fail, redirect } from '@sveltejs/kit';
import { limits } from '@spark/contract';
import { requireMe } from '#features/account/require-me.server.ts';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { fieldErrors, type FieldErrors } from '#lib/field-errors.ts';
import { paths } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => ({ me: await requireMe(parent, url) });

export const actions: Actions = {
  default: async ({ fetch, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
    const entered = {
      name: text('name').trim(),
      handle: text('handle').trim().toLowerCase(),
      bio: text('bio').trim(),
    };
    const remarks = check(entered);
    if (Object.keys(remarks).length > 0) return fail(422, { entered, remarks });
    try {
      await call(fetch, routes.updateMe, { body: entered });
    } catch (caught) {
      const status = isApiProblem(caught) ? caught.problem.status : 503;
      const named = fieldErrors(caught);
      return fail(status, {
        entered,
        remarks: Object.keys(named).length > 0 ? named : { form: sentenceOf(caught) },
      });
    }
    redirect(303, paths.profile(entered.handle));
  },
};

function check(entered: { name: string; handle: string; bio: string }): FieldErrors {
  const remarks: FieldErrors = {};
  if (entered.name === '') remarks['name'] = 'Enter the name others see.';
  if (entered.name.length > limits.nameLength)
    remarks['name'] = `Use at most ${limits.nameLength} characters.`;
  if (entered.bio.length > limits.bioLength) remarks['bio'] = `Use at most ${limits.bioLength} characters.`;
  // What else speaks against a handle, the server says.
  if (entered.handle === '') remarks['handle'] = 'Enter a handle: your page has its address from it.';
  return remarks;
}
