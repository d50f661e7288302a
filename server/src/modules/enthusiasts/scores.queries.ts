import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { isMemberAt } from '../memberships/index.ts';

/** What is stored of somebody's numbers, everywhere (`null`) or within an interest. */
export interface ScoreRow {
  user_id: string;
  interest_id: string | null;
  known: number;
  silent: number;
  people: number;
  contributions: number;
  scored_at: Date;
}

/** The numbers of some people. */
export async function selectScores(db: Db, userIds: readonly string[]): Promise<ScoreRow[]> {
  const { rows } = await sql<ScoreRow>`
    select user_id, interest_id, known, silent, people, contributions, scored_at
    from enthusiast_scores where user_id = any(${userIds}::uuid[])`.execute(db);
  return rows;
}

/** What decides about the badge besides the numbers. */
export interface BadgeFacts {
  isMember: boolean;
  isRefused: boolean;
  /** Where somebody has the badge: ids of interests, and `null` for everywhere. */
  held: Set<string | null>;
}

/** What decides about the badges of some people besides their numbers; of those whose account is gone there is none. */
export async function selectBadgeFacts(
  db: Db,
  userIds: readonly string[],
  now: Date,
): Promise<Map<string, BadgeFacts>> {
  const { rows } = await sql<FactsRow>`
    select u.id,
      ${isMemberAt(sql.ref<string>('u.id'), now)} or 'operator' = any(u.roles) or 'moderator' = any(u.roles) as is_member,
      exists (select from enthusiast_refusals r where r.user_id = u.id) as is_refused,
      array(select coalesce(b.interest_id::text, '') from badges b
        where b.user_id = u.id and b.kind = 'enthusiast') as held
    from users u where u.id = any(${userIds}::uuid[])`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        isMember: row.is_member,
        isRefused: row.is_refused,
        held: new Set(row.held.map((interestId) => (interestId === '' ? null : interestId))),
      },
    ]),
  );
}

interface FactsRow {
  id: string;
  is_member: boolean;
  is_refused: boolean;
  held: string[];
}
