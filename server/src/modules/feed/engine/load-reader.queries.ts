import { usualTastes, type ReaderFacts } from '@spark/ranking';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/index.ts';
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

/** All that decides the feed of a reader beside the index, by one statement. */
export async function loadReaderFacts(db: Db, personId: string): Promise<ReaderFacts> {
  const { rows } = await sql<ReaderRow>`
    select
      array(select interest_id::text from user_interests where user_id = ${personId}) as interests,
      array(select followed_id::text from follows where follower_id = ${personId}) as follows,
      array(${seenPostIds(personId)}) as seen
  `.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a statement without a from brought no row');
  return {
    ...visitorFacts,
    personId,
    interests: new Map(row.interests.map((id) => [id, 1])),
    follows: row.follows.map((authorId) => ({ authorId, interestId: null })),
    seen: row.seen,
  };
}

interface ReaderRow {
  interests: string[];
  follows: string[];
  seen: string[];
}
