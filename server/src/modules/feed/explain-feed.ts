import { prepareReader, rankFeed, termNames, type RankedPost, type TermName } from '@spark/ranking';
import type { Database, Db } from '../../platform/db/index.ts';
import { loadIndex } from './engine/load-index.ts';
import { loadReader } from './engine/load-reader.ts';
import { readWeights } from './learning/weights.queries.ts';
import { seedOf } from './rank-for-you.ts';
import { readOrder, selectLastSession } from './sessions/index.ts';

/** A feed as it is ranked for somebody, told so that support can follow it. */
export interface ExplainedFeed {
  at: Date;
  seed: number;
  weights: Record<TermName, number>;
  /** The order that was fixed for them last before that moment, if it is still kept. */
  served: { at: Date; postIds: string[] } | null;
  posts: (RankedPost & { /** Their place in what was served, from 1. */ servedAt: number | null })[];
}

/**
 * Ranks somebody's For you anew. At a moment in the past, posts and answers from later on are left out, and what was seen
 * later was not seen yet; stock, counts and settings are as they are now, for nothing remembers them. Beside it stands the
 * order that was truly served.
 */
export async function explainFeed(
  { db, connection }: Pick<Database, 'db' | 'connection'>,
  { userId, at, size, now }: { userId: string; at: Date | null; size: number; now: Date },
): Promise<ExplainedFeed> {
  const moment = at ?? now;
  const session = await selectLastSession(db, { userId, until: moment });
  const [{ index }, { facts }, { weights }] = await Promise.all([
    loadIndex(db, connection, now, at),
    loadReader(db, userId, moment),
    readWeights(db),
  ]);
  const served = session === undefined ? null : { at: session.createdAt, postIds: readOrder(session.order) };
  const seen = at === null ? facts.seen : await selectSeenUntil(db, userId, at);
  const seed = seedOf({ personId: userId, interestIds: [] }, moment);
  const posts = rankFeed(index, prepareReader(index, { ...facts, seen }), {
    now: Math.floor(moment.getTime() / 1_000),
    seed,
    size,
    pageSize: size,
    kind: null,
    weights,
  });
  return {
    at: moment,
    seed,
    weights,
    served,
    posts: posts.map((post) => ({ ...post, servedAt: placeIn(served?.postIds, post.id) })),
  };
}

/** The terms that say something, the strongest first. */
export function tellingTerms({ terms }: RankedPost): { name: TermName; value: number }[] {
  return termNames
    .map((name) => ({ name, value: terms[name] }))
    .filter(({ value }) => Math.abs(value) >= 0.005)
    .toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
}

async function selectSeenUntil(db: Db, userId: string, at: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('events')
    .select('post_id')
    .where('viewer', '=', userId)
    .where('type', '=', 'view')
    .where('at', '<=', at)
    .execute();
  return rows.flatMap((row) => row.post_id ?? []);
}

function placeIn(postIds: readonly string[] | undefined, id: string): number | null {
  const at = postIds?.indexOf(id) ?? -1;
  return at === -1 ? null : at + 1;
}
