import { isLocale } from '@spark/contract';
import { redirect } from '@sveltejs/kit';
import { call, routes } from '#lib/api/index.ts';
import { safeThen } from '#lib/paths.ts';
import { readMe } from '#lib/server/read-me.ts';
import { keepLanguage } from '#lib/words/language-cookie.ts';
import type { RequestHandler } from './$types';

/** Keeps the language somebody chose, on the device and in the account, and leads back; what is no language changes nothing. */
export const POST: RequestHandler = async (event) => {
  const form = await event.request.formData();
  const chosen = form.get('lang');
  const then = form.get('then');
  if (isLocale(chosen)) {
    keepLanguage(event.cookies, chosen);
    const me = await readMe(event);
    if (me !== null) await call(event.fetch, routes.updateMe, { body: { locale: chosen } });
  }
  redirect(303, safeThen(typeof then === 'string' ? then : null));
};
