import { invalidate } from '$app/navigation';
import { page } from '$app/state';
import { forgetKeptPages } from '#features/worker/kept-pages.ts';
import {
  formatReading,
  readingCookie,
  readingCookieSeconds,
  readingDependency,
  type Reading,
} from '#lib/reading-cookie.ts';

/** What was just switched, until the page's own data say it, too. */
let switched = $state.raw<Partial<Reading>>({});

/** How whoever is looking reads on this device. To be read while a component renders. */
export function reading(): Reading {
  return { ...page.data.reading, ...switched };
}

/** Keeps on this device how one reads. It holds at once: no page has to be read for that. */
export async function keepReading(change: Partial<Reading>): Promise<void> {
  const value = formatReading({ ...reading(), ...change });
  document.cookie = `${readingCookie}=${value}; path=/; max-age=${readingCookieSeconds}; samesite=lax`;
  const here = { ...switched, ...change };
  switched = here;
  // The worker would show feeds as they were read before.
  if (change.isPaged !== undefined && 'caches' in globalThis) await forgetKeptPages(caches);
  await invalidate(readingDependency);
  // Of several switched one after the other, the last is the one to wait for.
  if (switched === here) switched = {};
}
