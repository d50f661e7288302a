import { usualTastes, type ReaderFacts } from '@spark/ranking';
import type { Db } from '../../../platform/db/index.ts';
import { loadReaderPreferences } from '../../preferences/index.ts';
import { readSeen } from '../seen/remember-seen.ts';

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

/** What is known of a reader, and until when: an interest that rests comes back by itself. */
export interface LoadedReader {
  facts: ReaderFacts;
  validUntil: Date | null;
}

/** All that decides the feed of a reader beside the index: what they said of it, and what they saw. */
export async function loadReaderFacts(db: Db, personId: string, now: Date): Promise<LoadedReader> {
  const [{ validUntil, ...preferences }, seen] = await Promise.all([
    loadReaderPreferences(db, { userId: personId, now }),
    readSeen(db, personId, now),
  ]);
  return { facts: { ...visitorFacts, personId, ...preferences, seen }, validUntil };
}
