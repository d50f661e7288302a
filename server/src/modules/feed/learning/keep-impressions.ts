import { termNames, type RankedPost, type TermName, type Weights } from '@spark/ranking';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';

/** Of this share of the feeds of signed-in people it is kept what they showed, and why. */
export const sampledShare = 0.2;

/** Of a feed no more than these first places are kept: hardly anybody goes further. */
export const keptPlaces = 100;

/** However many feeds are read, a process keeps what no more than one in this time showed. */
const pauseMs = 1_000;

/** A feed somebody was given. */
export interface ServedFeed {
  sessionId: string;
  userId: string;
  /** In their order, from the top. */
  posts: readonly RankedPost[];
  /** What the terms were weighed with. */
  weights: Weights;
}

/** Whether a feed session belongs to the sample; the same for a session whenever it is asked. */
export function isSampled(sessionId: string): boolean {
  // The end of an id is chance.
  return Number.parseInt(sessionId.slice(-6), 16) / 0x1000000 < sampledShare;
}

/** Says of which feeds it is kept what they showed: a sample that does not grow with the number of readers. */
export function createFeedSample(): (sessionId: string, now: Date) => boolean {
  let nextAt = -Infinity;
  return (sessionId, now) => {
    if (now.getTime() < nextAt || !isSampled(sessionId)) return false;
    nextAt = now.getTime() + pauseMs;
    return true;
  };
}

/** Keeps what a feed showed and what spoke for it, if it belongs to the sample; told again it is the same. */
export async function keepImpressions(db: Db, feed: ServedFeed, now: Date): Promise<void> {
  const posts = feed.posts.slice(0, keptPlaces);
  if (posts.length === 0 || !isSampled(feed.sessionId)) return;
  const features = posts.map((post) => JSON.stringify(featuresOf(post.terms, feed.weights)));
  await sql`
    insert into feed_impressions (session_id, place, user_id, post_id, features, at)
    select ${feed.sessionId}, shown.place - 1, ${feed.userId}, shown.post_id, shown.features::jsonb, ${now}
    from unnest(${posts.map((post) => post.id)}::uuid[], ${features}::text[])
      with ordinality as shown (post_id, features, place)
    on conflict do nothing`.execute(db);
}

/** The terms before their weights; of one that weighs nothing it is not known what it was. */
function featuresOf(terms: Record<TermName, number>, weights: Weights): Record<string, number> {
  return Object.fromEntries(
    termNames.map((name) => [name, weights[name] === 0 ? 0 : terms[name] / weights[name]]),
  );
}
