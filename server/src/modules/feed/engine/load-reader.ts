import { usualTastes, type ReaderFacts } from '@spark/ranking';
import type { Db } from '../../../platform/db/index.ts';
import { loadReaderPreferences } from '../../preferences/index.ts';
import { sql } from 'kysely';
import { hasOwnWaiting } from '../own-waiting.queries.ts';
import { seenPostIds } from '../seen/remember-seen.ts';

/** Somebody nothing is known of. */
export const visitorFacts: ReaderFacts = {
  personId: null,
  interests: new Map(),
  follows: [],
  silenced: [],
  languages: [],
  hidden: { posts: [], authors: new Map(), interests: new Map(), products: new Map() },
  seen: [],
  tastes: usualTastes,
};

/** Whoever voted in more polls is asked for with each page. */
const votesKept = 2_000;

/** A reader as the database knows them. */
export interface LoadedReader {
  /** All that decides their feed beside the index. */
  facts: ReaderFacts;
  /** The option chosen in each poll, by post; `null` where they are too many to be kept. */
  votes: Map<string, string> | null;
  /** Whether posts of their own wait for their photos: as long as nothing is told of them, no other ones do. */
  hasWaiting: boolean;
  /** Until when that holds if nothing is told of them. */
  validUntil: Date | null;
}

/** Reads all that is kept of a reader. */
export async function loadReader(db: Db, personId: string, now: Date): Promise<LoadedReader> {
  const [{ validUntil, ...preferences }, seen, votes, hasWaiting] = await Promise.all([
    loadReaderPreferences(db, { userId: personId, now }),
    selectSeen(db, personId),
    selectVotes(db, personId),
    hasOwnWaiting(db, personId),
  ]);
  return { facts: { ...visitorFacts, ...preferences, personId, seen }, votes, hasWaiting, validUntil };
}

async function selectVotes(db: Db, personId: string): Promise<Map<string, string> | null> {
  const rows = await db
    .selectFrom('poll_votes')
    .select(['post_id', 'option_id'])
    .where('user_id', '=', personId)
    .limit(votesKept + 1)
    .execute();
  return rows.length > votesKept ? null : new Map(rows.map((row) => [row.post_id, row.option_id]));
}

async function selectSeen(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`${seenPostIds(personId)}`.execute(db);
  return rows.map((row) => row.post_id);
}
