import type { Post, PostPage } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec } from '../../platform/http/index.ts';
import type { PostCards } from '../posts/index.ts';
import { scopeOf, type FeedRequest } from './feed-request.ts';
import { keepSession, resumeSession, type FeedPlace } from './feed-session.ts';
import { rankFeed } from './rank-feed.ts';

/** A page of For you. Its order is fixed when the first page is read; later pages neither repeat nor skip. */
export async function readForYou(
  { db, cards, cursors }: { db: Db; cards: PostCards; cursors: CursorCodec },
  request: FeedRequest,
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<PostPage> {
  const scope = scopeOf(request);
  const place =
    cursor === undefined
      ? { sessionId: null, postIds: await rankFeed(db, request, limit), offset: 0 }
      : await resumeSession(db, cursors, scope, cursor);
  const { items, offset } = await fillPage(cards, place, { request, limit });
  const hasMore = offset < place.postIds.length;
  const next = { ...place, offset };
  return {
    items,
    nextCursor: hasMore ? await keepSession({ db, codec: cursors }, next, { scope, now: request.now }) : null,
  };
}

// Posts may have been deleted since the order was fixed: read on until the page is full, the order ends, or enough was tried.
const maxRounds = 5;

async function fillPage(
  cards: PostCards,
  place: FeedPlace,
  { request, limit }: { request: FeedRequest; limit: number },
): Promise<{ items: Post[]; offset: number }> {
  const items: Post[] = [];
  let { offset } = place;
  for (let round = 0; round < maxRounds && items.length < limit && offset < place.postIds.length; round++) {
    const ids = place.postIds.slice(offset, offset + limit - items.length);
    const posts = await cards.read(ids, request);
    const repeating = posts.findIndex((post, index) =>
      showsAgain(post, [...items, ...posts.slice(0, index)]),
    );
    const fitting = repeating === -1 ? posts : posts.slice(0, repeating);
    items.push(...fitting);
    const next = posts[fitting.length];
    if (next !== undefined) return { items, offset: offset + ids.indexOf(next.id) };
    offset += ids.length;
  }
  return { items, offset };
}

// No product is twice on a page: where the order cannot avoid it, or posts between were deleted, the page ends early.
function showsAgain(post: Post, earlier: readonly Post[]): boolean {
  const shown = new Set(earlier.flatMap(({ products }) => products.map(({ id }) => id)));
  return post.products.some(({ id }) => shown.has(id));
}
