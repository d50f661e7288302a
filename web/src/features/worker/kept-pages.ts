/** A page that can be read without a connection. */
export interface KeptLink {
  path: string;
  title: string;
}

/** Where the service worker keeps pages. */
const pagesBox = 'spark-pages';

const shown = /^\/($|following$|newest$|(posts|products|u|interests|lists)\/[^/]+$)/;

/**
 * The pages this device has, those read last first; none where the browser keeps nothing. A page that was read in several
 * orders or from several places is one: the last.
 */
export async function readKeptPages(caches: CacheStorage, origin: string): Promise<KeptLink[]> {
  try {
    const box = await caches.open(pagesBox);
    const links = new Map<string, KeptLink>();
    for (const { url } of (await box.keys()).toReversed()) {
      const { pathname, search } = new URL(url);
      if (!url.startsWith(origin) || !shown.test(pathname) || links.has(pathname)) continue;
      const html = (await (await box.match(url))?.text()) ?? '';
      links.set(pathname, { path: pathname + search, title: titleIn(html) ?? pathname });
    }
    return [...links.values()];
  } catch {
    return [];
  }
}

function titleIn(html: string): string | null {
  const title = new DOMParser().parseFromString(html, 'text/html').title.replace(/ · Spark$/, '');
  if (title === '') return null;
  return title === 'Spark' ? 'For you' : title;
}

/** Lets go of the pages this device has: what is shown on them is to be shown in another way. */
export async function forgetKeptPages(caches: CacheStorage): Promise<void> {
  await caches.delete(pagesBox).catch(() => false);
}
