/** Where a notification leads: the address, and the open page that shows it already, if one does. */
export function findPage<Page extends { url: string }>(
  pages: readonly Page[],
  data: unknown,
  origin: string,
): { url: string; open: Page | null } {
  const url = addressOf(data, origin);
  return { url: url.href, open: pages.find((page) => isAt(page, url)) ?? null };
}

/** Nothing leads away from here, whatever a message says. */
function addressOf(data: unknown, origin: string): URL {
  const path = typeof data === 'object' && data !== null && 'path' in data ? data.path : null;
  if (typeof path !== 'string' || !URL.canParse(path, origin)) return new URL('/', origin);
  const url = new URL(path, origin);
  return url.origin === origin ? url : new URL('/', origin);
}

// Where one came from (`?from=`) and where one is on the page make no other page of it.
function isAt(page: { url: string }, url: URL): boolean {
  const { origin, pathname } = new URL(page.url);
  return origin === url.origin && pathname === url.pathname;
}
