import type { Cookies } from '@sveltejs/kit';
import type { Locale } from '@spark/contract';

/** Where the language somebody chose on this device is kept. */
export const languageCookie = 'spark_lang';

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Keeps a language on this device. */
export function keepLanguage(cookies: Cookies, locale: Locale): void {
  cookies.set(languageCookie, locale, { path: '/', maxAge: oneYearSeconds, sameSite: 'lax', httpOnly: true });
}
