import type { Cookies } from '@sveltejs/kit';

/** Where a visitor's interests are kept until there is an account. */
export const interestsCookie = 'spark_interests';

const oneYearSeconds = 365 * 24 * 60 * 60;
const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The interests kept on this device. */
export function readInterests(cookies: Cookies): string[] {
  return (cookies.get(interestsCookie) ?? '').split(',').filter((slug) => slugPattern.test(slug));
}

/** Keeps a visitor's interests on this device. */
export function keepInterests(cookies: Cookies, slugs: readonly string[]): void {
  cookies.set(interestsCookie, slugs.join(','), {
    path: '/',
    maxAge: oneYearSeconds,
    sameSite: 'lax',
    httpOnly: true,
  });
}

/** Forgets the interests of this device, once an account holds them. */
export function forgetInterests(cookies: Cookies): void {
  cookies.delete(interestsCookie, { path: '/' });
}
