import { findPostsAt, maxInARow, mayBeShown } from '@spark/ranking';
import type { Post } from '@spark/contract';
import type { PostCards } from '../posts/index.ts';
import type { FeedEngine } from './engine/feed-engine.ts';
import type { PreparedReader } from './engine/reader-cache.ts';
import type { FeedRequest } from './feed-request.ts';
import { knownMarks } from './known-marks.ts';
import { readerOf } from './rank-for-you.ts';
import { orderLength, packedAt, readId, type PackedOrder } from './sessions/index.ts';

/** A page ends early once so many posts wait for the next: their places travel in its cursor. */
const mostWaiting = 24;

/** What stands on a page so far. */
export interface Page {
  limit: number;
  items: Post[];
  /** Products that are on it. */
  shown: Set<string>;
}

/** How far an order was read. */
export interface OrderPlace {
  offset: number;
  /** Places before it of posts that are still to be shown: a product of theirs was on the page already. */
  waiting: readonly number[];
}

/**
 * Puts the next posts of an order on a page until it is full or the order ends; those that were deleted or hidden since
 * are passed over. No product is twice on a page: whichever post brings one again waits for the next page, whatever size
 * the pages have that the order was made for. Those behind it come forward, but for one that would stand third in a row by
 * its author there while somebody else's waits.
 */
export async function fillPage(
  { engine, cards }: { engine: FeedEngine; cards: PostCards },
  { order, place, request }: { order: PackedOrder; place: OrderPlace; request: FeedRequest },
  { limit, items, shown }: Page,
): Promise<{ offset: number; waiting: number[]; isFull: boolean }> {
  const prepared = await readerOf(engine, request);
  const { viewer, now } = request;
  const end = orderLength(order);
  const left: number[] = [];
  const authorsLeft = new Set<string>();
  let { offset } = place;
  const hasRoom = () => items.length < limit && left.length < mostWaiting;
  if (place.waiting.length > 0) await put(place.waiting);
  while (hasRoom() && offset < end) {
    const next: number[] = [];
    for (const until = Math.min(end, offset + limit - items.length); offset < until; offset += 1)
      next.push(offset);
    await put(next);
  }
  return { offset, waiting: left, isFull: !hasRoom() };

  async function put(asked: readonly number[]): Promise<void> {
    const { places, ids, posts } = choose(prepared, order, asked);
    const found = await cards.read(ids, { viewer, now, marks: () => knownMarks(prepared, posts) });
    let next = 0;
    for (let at = 0; at < ids.length; at += 1) {
      const post = found[next];
      // Cards come in this order; the next one there is may be of a later place.
      if (post === undefined || post.id !== ids[at]) continue;
      next += 1;
      if (items.length >= limit || showsAgain(post, shown) || isHeld(post)) {
        left.push(places[at] ?? 0);
        authorsLeft.add(post.author.id);
        continue;
      }
      for (const { id } of post.products) shown.add(id);
      items.push(post);
    }
  }

  function isHeld({ author }: Post): boolean {
    if (authorsLeft.size === Number(authorsLeft.has(author.id))) return false;
    const last = items.slice(-maxInARow);
    return last.length === maxInARow && last.every((post) => post.author.id === author.id);
  }
}

/** What may still be shown of some places of an order, side by side. */
function choose(
  { index, reader }: PreparedReader,
  order: PackedOrder,
  asked: readonly number[],
): { places: number[]; ids: string[]; posts: number[] } {
  const places: number[] = [];
  const ids: string[] = [];
  const posts: number[] = [];
  const found = findPostsAt(index, order, asked);
  for (let at = 0; at < asked.length; at += 1) {
    const post = found[at] ?? -1;
    if (post === -1 || !mayBeShown(index, reader, post)) continue;
    const place = asked[at] ?? 0;
    places.push(place);
    ids.push(readId(packedAt(order, place)));
    posts.push(post);
  }
  return { places, ids, posts };
}

function showsAgain({ products }: Post, shown: ReadonlySet<string>): boolean {
  if (shown.size === 0) return false;
  for (const { id } of products) if (shown.has(id)) return true;
  return false;
}
