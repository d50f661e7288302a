import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { formatReading, readingCookie, readingCookieSeconds } from '#lib/reading-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ cookies, request }) => {
    const form = await request.formData();
    const value = formatReading({ isPaged: form.has('isPaged'), hasShortcuts: form.has('hasShortcuts') });
    // The browser writes it, too.
    cookies.set(readingCookie, value, {
      path: '/',
      maxAge: readingCookieSeconds,
      sameSite: 'lax',
      httpOnly: false,
    });
    redirect(303, paths.settingsReading);
  },
};
