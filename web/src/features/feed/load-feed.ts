import { redirect, type LoadEvent } from '@sveltejs/kit';
import type { Reading } from '#lib/reading-cookie.ts';
import { call, codeOf, routes, sentenceOf } from '#lib/api/index.ts';
import { keepPosts } from '#features/post/index.ts';
import { paths } from '#lib/paths.ts';
import { recallOnReturn } from './feed-memory.ts';
import { backOf } from './feed-pages.ts';
import { kindOf, postsAtOnce, type FeedQuery, type FeedStart } from './feed-view.ts';

/** What a page of a feed is loaded with. */
type FeedEvent = LoadEvent<Record<string, string>, null, { reading: Reading }>;

/** Reads the first page of the feed an address asks for, or the feed as it was left when it is returned to. */
export async function loadFeed(
  { fetch, url, setHeaders, parent }: Pick<FeedEvent, 'fetch' | 'url' | 'setHeaders' | 'parent'>,
  wanted: Pick<FeedQuery, 'view' | 'interests'>,
): Promise<FeedStart> {
  const key = url.pathname + url.search;
  const { isPaged } = (await parent()).reading;
  const left = recallOnReturn(key, isPaged);
  if (left !== null) return left;
  const kind = kindOf(url.searchParams);
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const query: FeedQuery = { ...wanted, ...(kind === undefined ? {} : { kind }) };
  const start = { key, query, isPaged, anchor: null, newsSince: null, back: backOf(url.searchParams) };
  try {
    const { cursor: own, ...page } =
      url.searchParams.has('place') && cursor === undefined
        ? { ...(await call(fetch, routes.listFeedPlacePosts, { query: { view: query.view } })), cursor: null }
        : await call(fetch, routes.getFeed, {
            query: {
              ...query,
              ...(cursor === undefined ? {} : { cursor }),
              ...(isPaged ? {} : { limit: postsAtOnce }),
            },
          });
    const { items, nextCursor } = page;
    return { ...start, parts: [{ posts: keepPosts(items), nextCursor }], cursor: own, failure: null };
  } catch (caught) {
    // A link from long ago: the feed begins anew.
    if (codeOf(caught) === 'invalid_cursor') redirect(307, withoutPlace(url));
    // The place is forgotten, or whoever followed the link has no account here.
    const isOver = codeOf(caught) === 'not_found' || codeOf(caught) === 'unauthenticated';
    if (isOver && url.searchParams.has('place')) redirect(307, withoutPlace(url));
    // An interest kept on this device is no longer offered: the choice is made anew, with the rest of it kept.
    if (codeOf(caught) === 'validation_failed' && wanted.view === 'for-you') redirect(307, paths.welcome);
    // A page that says so is not worth keeping.
    setHeaders({ 'cache-control': 'no-store' });
    return { ...start, parts: [], cursor: null, failure: sentenceOf(caught) };
  }
}

function withoutPlace(url: URL): string {
  const params = new URLSearchParams(url.searchParams);
  params.delete('cursor');
  params.delete('back');
  params.delete('page');
  params.delete('place');
  return params.size > 0 ? `${url.pathname}?${params}` : url.pathname;
}
