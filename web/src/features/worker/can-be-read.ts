/** Where the service worker keeps what pages read of the API. */
export const answersBox = 'spark-answers';

/** Whether what a page shows was read before, though the page itself was not kept: a post one saw in a feed. */
export async function canBeRead(
  caches: CacheStorage,
  { origin, pathname }: Pick<URL, 'origin' | 'pathname'>,
): Promise<boolean> {
  if (!/^\/(posts|products)\/[^/]+$/.test(pathname)) return false;
  try {
    const box = await caches.open(answersBox);
    return (await box.match(`${origin}/api/v1${pathname}`)) !== undefined;
  } catch {
    return false;
  }
}
