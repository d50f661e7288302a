import {
  findPost,
  newestOfFollowed,
  newestOfInterests,
  newestPosts,
  type FeedIndex,
  type ListPosition,
  type ListRequest,
} from '@spark/ranking';
import type { FeedPage } from '@spark/contract';
import type { Db } from '../../platform/db/index.ts';
import type { CursorCodec, PageRequest, TimePosition } from '../../platform/http/index.ts';
import { readPostPage, type PostCards } from '../posts/index.ts';
import type { FeedEngine } from './engine/feed-engine.ts';
import type { PreparedReader } from './engine/reader-cache.ts';
import { knownMarks } from './known-marks.ts';
import { scopeOf, type FeedRequest } from './feed-request.ts';
import { readerOf } from './rank-for-you.ts';
import { selectOwnWaiting } from './own-waiting.queries.ts';

/** A page of Newest or Following: sorted by time, straight from the index. */
export async function readByTime(
  { db, engine, cards, cursors }: { db: Db; engine: FeedEngine; cards: PostCards; cursors: CursorCodec },
  request: FeedRequest,
  query: { limit?: number; cursor?: string },
): Promise<FeedPage> {
  const { viewer } = request;
  // A visitor follows nobody yet.
  if (request.view === 'following' && viewer === null) return { items: [], nextCursor: null, cursor: null };
  await engine.settle();
  const prepared = await readerOf(engine, request);
  const page = await readPostPage(
    { cards, cursors },
    { scope: scopeOf(request), query, select: (page) => listPosts({ db, engine, prepared }, request, page) },
    {
      ...request,
      marks: (ids) =>
        knownMarks(
          prepared,
          ids.map((id) => findPost(prepared.index, id)),
        ),
    },
  );
  return { ...page, cursor: query.cursor ?? null };
}

async function listPosts(
  { db, engine, prepared }: { db: Db; engine: FeedEngine; prepared: PreparedReader },
  request: FeedRequest,
  { after, limit }: PageRequest,
): Promise<TimePosition[]> {
  const { viewer, view, kind, interestIds } = request;
  const isFollowing = view === 'following';
  const asksForWaiting = !isFollowing && viewer !== null && prepared.hasWaiting;
  const waiting = asksForWaiting ? await selectOwnWaiting(db, viewer.userId, { kind, interestIds }) : [];
  // Numbers of another index, or of somebody who changed meanwhile, are of no use any more.
  const { index, reader } = asksForWaiting ? await readerOf(engine, request) : prepared;
  const list = {
    after: after === null ? null : secondOf(after),
    // One more tells whether there is a next page.
    limit: limit + 1,
    kind,
    interestIds,
    reader,
  } satisfies ListRequest;
  const found = isFollowing ? newestOfFollowed(index, list) : newest(index, interestIds, list);
  return [
    ...found,
    ...waiting.map(secondOf).filter((one) => after === null || isBefore(one, secondOf(after))),
  ]
    .toSorted((one, other) => (isBefore(one, other) ? 1 : -1))
    .slice(0, limit + 1)
    .map(({ at, id }) => ({ at: new Date(at * 1_000), id }));
}

function newest(index: FeedIndex, interestIds: readonly string[], list: ListRequest): ListPosition[] {
  return interestIds.length === 0 ? newestPosts(index, list) : newestOfInterests(index, interestIds, list);
}

/** Lists are sorted by the second, and within one by ids, which begin with the time. */
function secondOf({ at, id }: TimePosition): ListPosition {
  return { at: Math.floor(at.getTime() / 1_000), id };
}

function isBefore(one: ListPosition, other: ListPosition): boolean {
  return one.at < other.at || (one.at === other.at && one.id < other.id);
}
