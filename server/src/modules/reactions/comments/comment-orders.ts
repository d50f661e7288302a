import type { CommentOrder } from '@spark/contract';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
import type { TimePosition } from '../../../platform/http/index.ts';
import type { Reader } from '../../relations/index.ts';
import { isThreadShownTo } from './visible-comments.ts';

/** So many comments at most come first because they helped; the others are in the order of time. */
export const mostHelpful = 40;

/** Up to so many comments are read as they came; with more, the most helpful come first unless one says otherwise. */
const few = 5;

/** Where somebody is who pages through the comments of a post. */
export interface CommentPlace {
  order: CommentOrder;
  /** Those that come first because they help, as they were when reading began: smiles given meanwhile move nothing. */
  best: readonly string[];
  /** How many of them were shown. */
  shown: number;
  /** The last that was shown in the order of time. */
  after: TimePosition | null;
}

/** What is read: a post's comments, by somebody. */
export interface Conversation {
  postId: string;
  reader: Reader;
}

/** The place before the first comment. */
export async function placeAtStart(
  db: Db,
  conversation: Conversation,
  order: CommentOrder | undefined,
): Promise<CommentPlace> {
  const wanted = order ?? ((await hasMoreThanAFew(db, conversation)) ? 'helpful' : 'oldest');
  const best = wanted === 'helpful' ? await selectMostHelpful(db, conversation) : [];
  return { order: wanted, best, shown: 0, after: null };
}

/** The comments behind a place, with the place behind each of them: as many as asked for, and one more. */
export async function selectThreads(
  db: Db,
  conversation: Conversation,
  { place, limit }: { place: CommentPlace; limit: number },
): Promise<{ id: string; place: CommentPlace }[]> {
  const best = await selectStillThere(db, conversation, place.best.slice(place.shown));
  const first = best.map(({ id, at }) => ({ id, place: { ...place, shown: at + place.shown + 1 } }));
  if (first.length > limit) return first.slice(0, limit + 1);
  const rest = await selectByTime(db, conversation, { place, limit: limit + 1 - first.length });
  return [
    ...first,
    ...rest.map((row) => ({ id: row.id, place: { ...place, shown: place.best.length, after: row } })),
  ];
}

/** The place just before a conversation, in the order of time; `null` where that is not there. */
export async function placeBefore(
  db: Db,
  conversation: Conversation,
  { commentId, order }: { commentId: string; order: 'newest' | 'oldest' },
): Promise<{ place: CommentPlace; hasEarlier: boolean } | null> {
  const thread = await db
    .selectFrom('comments as asked')
    .innerJoin('comments', (join) =>
      join.on((query) => query('comments.id', '=', query.fn.coalesce('asked.parent_id', 'asked.id'))),
    )
    .select(['comments.id', 'comments.created_at as at'])
    .where('asked.id', '=', commentId)
    .where('asked.post_id', '=', conversation.postId)
    .where('asked.deleted_at', 'is', null)
    .where(isThreadShownTo(conversation.reader))
    .executeTakeFirst();
  if (thread === undefined) return null;
  const start = { order, best: [], shown: 0, after: null };
  const [first] = await selectByTime(db, conversation, { place: start, limit: 1 });
  // No id lies before, or behind, this one: the page begins with all that was said in the same moment.
  const after = { at: thread.at, id: order === 'oldest' ? lowestId : highestId };
  return { place: { ...start, after }, hasEarlier: first?.id !== thread.id };
}

const lowestId = '00000000-0000-0000-0000-000000000000';
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

function selectShown(db: Db, { postId, reader }: Conversation) {
  return db
    .selectFrom('comments')
    .select(['comments.id', 'comments.created_at as at'])
    .where('comments.post_id', '=', postId)
    .where(isThreadShownTo(reader));
}

async function hasMoreThanAFew(db: Db, conversation: Conversation): Promise<boolean> {
  const rows = await selectShown(db, conversation)
    .limit(few + 1)
    .execute();
  return rows.length > few;
}

async function selectMostHelpful(db: Db, conversation: Conversation): Promise<string[]> {
  const rows = await selectShown(db, conversation)
    .where('comments.deleted_at', 'is', null)
    .where('comments.helpful', '>', 0)
    .orderBy('comments.helpful', 'desc')
    .orderBy('comments.created_at')
    .orderBy('comments.id')
    .limit(mostHelpful)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of some comments that may be shown still, in the order they are given in, each with its place in it. */
async function selectStillThere(
  db: Db,
  conversation: Conversation,
  ids: readonly string[],
): Promise<{ id: string; at: number }[]> {
  if (ids.length === 0) return [];
  const rows = await selectShown(db, conversation)
    .where(sql<boolean>`comments.id = any(${ids}::uuid[])`)
    .execute();
  const there = new Set(rows.map(({ id }) => id));
  return ids.flatMap((id, at) => (there.has(id) ? { id, at } : []));
}

async function selectByTime(
  db: Db,
  conversation: Conversation,
  { place: { order, best, after }, limit }: { place: CommentPlace; limit: number },
): Promise<TimePosition[]> {
  const [direction, isBehind] =
    order === 'newest' ? (['desc', sql.raw('<')] as const) : (['asc', sql.raw('>')] as const);
  return selectShown(db, conversation)
    .$if(best.length > 0, (query) => query.where(sql<boolean>`comments.id <> all(${best}::uuid[])`))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(comments.created_at, comments.id) ${isBehind} (${after?.at}, ${after?.id})`),
    )
    .orderBy('comments.created_at', direction)
    .orderBy('comments.id', direction)
    .limit(limit)
    .execute();
}
