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

/** How whoever is looking reads on this device. To be read while a component renders. */
export function reading(): Reading {
  return page.data.reading;
}

/** Keeps on this device how one reads, and shows it so at once. */
export async function keepReading(change: Partial<Reading>): Promise<void> {
  const value = formatReading({ ...reading(), ...change });
  document.cookie = `${readingCookie}=${value}; path=/; max-age=${readingCookieSeconds}; samesite=lax`;
  // The worker would show feeds as they were read before.
  if (change.isPaged !== undefined && 'caches' in globalThis) await forgetKeptPages(caches);
  await invalidate(readingDependency);
}
