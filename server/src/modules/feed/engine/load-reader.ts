import { usualTastes, type ReaderFacts } from '@spark/ranking';
import type { Db } from '../../../platform/db/index.ts';
import { loadReaderPreferences } from '../../preferences/index.ts';
import { sql } from 'kysely';
import { seenPostIds } from '../seen/remember-seen.ts';

/** Somebody nothing is known of. */
export const visitorFacts: ReaderFacts = {
  personId: null,
  interests: new Map(),
  follows: [],
  silenced: [],
  hidden: { posts: [], authors: new Map(), interests: new Map(), products: new Map() },
  seen: [],
  tastes: usualTastes,
};

/** All that decides the feed of a reader beside the index, and until when that holds if nothing is told of them. */
export async function loadReader(
  db: Db,
  personId: string,
  now: Date,
): Promise<{ facts: ReaderFacts; validUntil: Date | null }> {
  const [{ validUntil, ...preferences }, seen] = await Promise.all([
    loadReaderPreferences(db, { userId: personId, now }),
    selectSeen(db, personId),
  ]);
  return { facts: { ...visitorFacts, ...preferences, personId, seen }, validUntil };
}

async function selectSeen(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`${seenPostIds(personId)}`.execute(db);
  return rows.map((row) => row.post_id);
}
