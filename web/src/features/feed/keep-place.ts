import { limits } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import { serverNow } from '#lib/server-clock.ts';
import type { FeedStart } from './feed-view.ts';

/** The place in a feed is kept for other devices once scrolling has paused for this long. */
export const keepPlaceMs = 3_000;

/** A place among the first so many posts is found without help. */
export const placeTopPosts = 3;

/** Where somebody is in a feed, as the server keeps it. */
export interface FeedPlace {
  postIds: string[];
  nextCursor: string | null;
}

/**
 * The place of a post among what was read: itself and everything after it. `null` at the top, where nothing was read yet,
 * and so far up that the way on would not fit: the place kept before is better then.
 */
export function placeOf(
  { ids, nextCursor }: { ids: readonly string[]; nextCursor: string | null },
  postId: string,
): FeedPlace | null {
  const at = ids.indexOf(postId);
  const postIds = ids.slice(at);
  return at < 1 || postIds.length > limits.maxPageSize ? null : { postIds, nextCursor };
}

/** Keeps a place for other devices; also while the page is being left. */
export async function keepPlace(view: FeedStart['query']['view'], place: FeedPlace): Promise<void> {
  const body = { view, ...place, at: new Date(serverNow()).toISOString() };
  try {
    await call((input, init) => fetch(input, { ...init, keepalive: true }), routes.keepFeedPlace, { body });
  } catch {
    // The next pause tells it again.
  }
}

/** Whether somebody was farther in this feed: their place is not among the first posts shown here. */
export async function findPlace(
  view: FeedStart['query']['view'],
  shown: readonly { id: string }[],
): Promise<boolean> {
  try {
    const { place } = await call(fetch, routes.getFeedPlace, { query: { view } });
    return place !== null && !shown.slice(0, placeTopPosts).some(({ id }) => id === place.postId);
  } catch {
    return false;
  }
}
