/** What the worker does about a request. `pass` leaves it to the browser. */
export type RequestKind =
  /** Of the build: its name changes with what is in it. */
  | 'asset'
  /** A picture of ours. */
  | 'photo'
  /** Shown at once as it was last, and read anew meanwhile. */
  | 'feed'
  /** Read from the network; as it was last where that is away. */
  | 'page'
  /** A page that is never kept, with a kind word where the network is away. */
  | 'unkept'
  /** What a page alive already reads of the API to show a feed, post, product, person or storefront. */
  | 'answer'
  /** Somebody comes or goes, or wants another language: no page that was kept fits any more. */
  | 'session'
  /** Something was handed over by another app. */
  | 'share'
  | 'pass';

/** The parts of a request that decide. */
export type Asked = Pick<Request, 'url' | 'method' | 'mode'>;

const feeds = new Set(['/', '/following', '/newest']);

// Only these are ever kept: sign-in, settings, bag, checkout, orders and whatever comes to be one day are not among them.
const keptPages = [
  /^\/(posts|products|u|interests|lists|finds|shop)\/[^/]+$/,
  /^\/(interests|compose|drafts|outbox|offline|install|shop)$/,
];

const keptAnswers = [
  /^\/api\/v1\/feed$/,
  /^\/api\/v1\/interests$/,
  /^\/api\/v1\/posts\/[^/]+(\/comments)?$/,
  /^\/api\/v1\/products\/[^/]+(\/(posts|reviews|reviews\/summary|review-summary))?$/,
  /^\/api\/v1\/storefronts\/[^/]+$/,
  /^\/api\/v1\/users\/[^/]+(\/(posts|reviews|lists))?$/,
];

const sessionPaths = /^\/(sign-in|sign-up|sign-out|language|api\/auth)(\/|$)/;

/** Says what is to be done about a request. */
export function kindOf({ url, method, mode }: Asked, origin: string): RequestKind {
  const { origin: asked, pathname, searchParams } = new URL(url);
  if (asked !== origin) return 'pass';
  if (method === 'POST' && pathname === '/share') return 'share';
  if (method !== 'GET') return method === 'POST' && sessionPaths.test(pathname) ? 'session' : 'pass';
  if (pathname.startsWith('/_app/immutable/')) return 'asset';
  if (pathname.startsWith('/media/')) return mode === 'navigate' ? 'pass' : 'photo';
  if (mode === 'navigate') return kindOfPage(pathname, searchParams);
  return keptAnswers.some((path) => path.test(pathname)) ? 'answer' : 'pass';
}

function kindOfPage(pathname: string, params: URLSearchParams): RequestKind {
  if (pathname.startsWith('/api/')) return 'pass';
  if (feeds.has(pathname)) return params.has('cursor') || params.has('place') ? 'unkept' : 'feed';
  // What its author looks at with other eyes is not what they look at.
  if (params.has('as')) return 'unkept';
  return keptPages.some((path) => path.test(pathname)) ? 'page' : 'unkept';
}

/** The address a page is kept under: what only tells where somebody came from makes no other page of it. */
export function pageKey(url: string): string {
  const { origin, pathname, searchParams } = new URL(url);
  // What the composer opens is on the device, and read by the page itself.
  if (pathname === '/compose') return origin + pathname;
  const params = new URLSearchParams(searchParams);
  for (const name of searchParams.keys()) {
    if (name === 'from' || name === 'source' || name.startsWith('utm_')) params.delete(name);
  }
  return origin + pathname + (params.size === 0 ? '' : `?${params}`);
}
