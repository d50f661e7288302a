import {
  limits,
  type Comment,
  type CommentOrder,
  type CommentPage,
  type Page,
  type Reply,
} from '@spark/contract';
import type { Db } from '../../../platform/db/index.ts';
import { notFound, readPageRequest, toPage, type CursorCodec } from '../../../platform/http/index.ts';
import { loadProductCards } from '../../catalog/index.ts';
import { selectCountsFor } from '../../posts/index.ts';
import { decodePlace, encodePlace } from './comment-cursor.ts';
import {
  placeAtStart,
  placeBefore,
  selectThreads,
  type CommentPlace,
  type Conversation,
} from './comment-orders.ts';
import {
  selectComments,
  selectFirstReplies,
  selectRecent,
  selectReplies,
  selectReplyPosition,
} from './comments.queries.ts';
import { commentView, replyView } from './comments.view.ts';
import { findThread } from './find-comment.ts';

/** What reading comments takes. */
export interface Reading {
  db: Db;
  cursors: CursorCodec;
  now: Date;
}

/** A comment shows so many of its replies at once … */
const firstReplies = 10;
/** … or as many as it takes to get to the one that was asked for, up to this many. */
const mostReplies = 1_000;

/** So many of the last comments are named to an open page. */
export const recentComments = 20;

/** A page of the comments of a post. Throws `invalid_cursor`. */
export async function readComments(
  reading: Reading,
  conversation: Conversation,
  query: { limit?: number; cursor?: string; order?: CommentOrder; comment?: string },
): Promise<CommentPage> {
  const { db, cursors } = reading;
  const { postId, reader } = conversation;
  const limit = query.limit ?? limits.pageSize;
  const start = await findStart(reading, conversation, query);
  const found = await selectThreads(db, conversation, { place: start.place, limit });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const [items, recent, counts] = await Promise.all([
    readThreads(
      reading,
      conversation,
      shown.map(({ id }) => id),
      query.comment,
    ),
    selectRecent(db, postId, { reader, limit: recentComments }),
    selectCountsFor(db, [postId], reader),
  ]);
  return {
    items,
    nextCursor: found.length > limit && last !== undefined ? encodePlace(cursors, postId, last.place) : null,
    order: start.place.order,
    count: counts.get(postId)?.comments ?? 0,
    recent: recent.map(({ id }) => id),
    hasEarlier: start.hasEarlier,
  };
}

async function findStart(
  { db, cursors }: Reading,
  conversation: Conversation,
  { cursor, order, comment }: { cursor?: string; order?: CommentOrder; comment?: string },
): Promise<{ place: CommentPlace; hasEarlier: boolean }> {
  if (cursor !== undefined) {
    return { place: decodePlace(cursors, conversation.postId, { cursor, order }), hasEarlier: false };
  }
  if (comment !== undefined) {
    const direction = order === 'newest' ? 'newest' : 'oldest';
    const before = await placeBefore(db, conversation, { commentId: comment, order: direction });
    if (before !== null) return before;
  }
  return { place: await placeAtStart(db, conversation, order), hasEarlier: false };
}

/** The conversation a comment or reply belongs to. Throws `not_found`. */
export async function readThread(
  reading: Reading,
  conversation: Conversation,
  commentId: string,
): Promise<Comment> {
  const threadId = await findThread(reading.db, conversation, commentId);
  const [thread] = await readThreads(reading, conversation, [threadId], commentId);
  if (thread === undefined) throw notFound('comment');
  return thread;
}

/** One comment or reply, as whoever wrote it is answered. Throws `not_found`. */
export async function readOne(reading: Reading, conversation: Conversation, id: string): Promise<Comment> {
  const [comment] = await readThreads(reading, conversation, [id], undefined);
  if (comment === undefined) throw notFound('comment');
  return comment;
}

/** Conversations in the order of their ids, each with the first of its replies, up to the one that is asked for. */
async function readThreads(
  { db, cursors, now }: Reading,
  { reader }: Conversation,
  threadIds: readonly string[],
  askedId: string | undefined,
): Promise<Comment[]> {
  const position = askedId === undefined ? 0 : await selectReplyPosition(db, askedId, reader);
  const limit = Math.min(mostReplies, Math.max(firstReplies, position));
  const heads = Map.groupBy(
    await selectFirstReplies(db, threadIds, { reader, limit }),
    (reply) => reply.thread_id,
  );
  const pages = threadIds.map((id) => {
    const replies = heads.get(id) ?? [];
    const atLeast = replies.some((reply) => reply.id === askedId) ? limit : firstReplies;
    return toPage(
      replies,
      { limit: atLeast, scope: repliesScope(id), cursors, position: (reply) => reply },
      (shown) => shown.map((reply) => reply.id),
    );
  });
  const rows = await selectComments(db, [...threadIds, ...pages.flatMap(({ items }) => items)], reader);
  const products = await loadProductCards(db, [...new Set(rows.flatMap((row) => row.product_ids))], now);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return threadIds.flatMap((id, at) => {
    const row = byId.get(id);
    const page = pages[at];
    if (row === undefined || page === undefined) return [];
    const replies = page.items.flatMap((reply) => byId.get(reply) ?? []);
    return commentView(row, { replies, moreReplies: page.nextCursor }, { reader, products });
  });
}

/** A page of the replies to a comment. Throws `not_found` and `invalid_cursor`. */
export async function readReplies(
  { db, cursors, now }: Reading,
  conversation: Conversation,
  { threadId, query }: { threadId: string; query: { limit?: number; cursor?: string } },
): Promise<Page<Reply>> {
  const { reader } = conversation;
  const scope = repliesScope(await findThread(db, conversation, threadId));
  const page = readPageRequest(cursors, scope, query);
  const found = await selectReplies(db, threadId, { reader, page });
  const rows = await selectComments(
    db,
    found.map(({ id }) => id),
    reader,
  );
  const products = await loadProductCards(db, [...new Set(rows.flatMap((row) => row.product_ids))], now);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return toPage(found, { limit: page.limit, scope, cursors, position: (reply) => reply }, (shown) =>
    shown.flatMap(({ id }) => {
      const row = byId.get(id);
      return row === undefined ? [] : replyView(row, { reader, products });
    }),
  );
}

function repliesScope(threadId: string): string {
  return `replies:${threadId}`;
}
