import { sql } from 'kysely';
import { recordChanges } from '../../platform/changes/index.ts';
import type { Trx } from '../../platform/db/index.ts';
import { hasEarned, lineOf, scoreAt } from './enthusiast.policy.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import type { PeopleBook } from './people-book.ts';
import { selectBadgeFacts, type BadgeFacts } from './scores.queries.ts';
import type { SheetScore } from './score-sheets.ts';

/** Tells somebody that they earned the badge: everywhere (`null`) or in an interest. */
export type TellEarned = (
  trx: Trx,
  earned: { userId: string; interestId: string | null; now: Date },
) => Promise<unknown>;

/** All numbers of some people as they are now. */
export interface NewScores {
  userIds: readonly string[];
  scores: readonly SheetScore[];
  people: PeopleBook;
  numbers: EnthusiastNumbers;
  now: Date;
  /** Who was scored after this moment knows better, and stays; `null`: nobody does. */
  since: Date | null;
  tellEarned: TellEarned;
}

/** Any number does. */
const turn = 7_402_029;

/**
 * Who writes scores takes turns until the transaction ends, so that none is written over by an older one. To be called
 * before anything of who waits for a score is taken in hand: whoever has their turn may put somebody there.
 */
export async function takeTurn(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turn})`.execute(trx);
}

/** Replaces the numbers of some people, and gives and takes the badges that follow from them. Returns who was left out. */
export async function storeScores(trx: Trx, made: NewScores): Promise<string[]> {
  await takeTurn(trx);
  const newer =
    made.since === null ? new Set<string>() : await selectScoredSince(trx, made.userIds, made.since);
  const userIds = made.userIds.filter((id) => !newer.has(id));
  const scores = new Map<string, SheetScore[]>();
  for (const score of made.scores) {
    const id = made.people.ids[score.owner] ?? '';
    if (score.people > 0) scores.set(id, [...(scores.get(id) ?? []), score]);
  }
  const facts = await selectBadgeFacts(trx, userIds, made.now);
  // Of an account that ended meanwhile nothing is to be kept.
  const there = userIds.filter((id) => facts.has(id));
  await replaceScores(trx, there, { scores, now: made.now });
  await settleBadges(trx, there, { scores, facts, made });
  return [...newer];
}

async function selectScoredSince(trx: Trx, userIds: readonly string[], since: Date): Promise<Set<string>> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from enthusiast_scores
    where user_id = any(${userIds}::uuid[]) and scored_at > ${since}`.execute(trx);
  return new Set(rows.map((row) => row.user_id));
}

async function replaceScores(
  trx: Trx,
  userIds: readonly string[],
  { scores, now }: { scores: ReadonlyMap<string, readonly SheetScore[]>; now: Date },
): Promise<void> {
  await sql`delete from enthusiast_scores where user_id = any(${userIds}::uuid[])`.execute(trx);
  const rows = userIds.flatMap((id) => (scores.get(id) ?? []).map((score) => ({ id, ...score })));
  await sql`
    insert into enthusiast_scores (user_id, interest_id, known, silent, people, contributions, scored_at)
    select told.*, ${now} from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.interestId)}::uuid[],
      ${rows.map((row) => row.known)}::double precision[], ${rows.map((row) => row.silent)}::double precision[],
      ${rows.map((row) => row.people)}::integer[], ${rows.map((row) => row.contributions)}::integer[])
      as told (user_id, interest_id, known, silent, people, contributions)`.execute(trx);
}

async function settleBadges(
  trx: Trx,
  userIds: readonly string[],
  {
    scores,
    facts,
    made: { numbers, now, tellEarned },
  }: {
    scores: ReadonlyMap<string, readonly SheetScore[]>;
    facts: ReadonlyMap<string, BadgeFacts>;
    made: NewScores;
  },
): Promise<void> {
  const earned: Badge[] = [];
  const lost: Badge[] = [];
  for (const userId of userIds) {
    const fact = facts.get(userId);
    if (fact === undefined) continue;
    const places = badgesOf(scores.get(userId) ?? [], fact, numbers);
    for (const interestId of places) if (!fact.held.has(interestId)) earned.push({ userId, interestId });
    for (const interestId of fact.held) if (!places.has(interestId)) lost.push({ userId, interestId });
  }
  await takeBadges(trx, lost);
  await giveBadges(trx, earned, now);
  const changed = new Set([...earned, ...lost].map(({ userId }) => userId));
  await recordChanges(
    trx,
    [...changed].map((subject) => ({ topic: 'person' as const, subject })),
  );
  for (const { userId, interestId } of earned) await tellEarned(trx, { userId, interestId, now });
}

/** Where somebody has the badge now: in which interests, and everywhere (`null`). */
export function badgesOf(
  scores: readonly Pick<SheetScore, 'interestId' | 'known' | 'silent' | 'contributions'>[],
  { isMember, isRefused, held }: BadgeFacts,
  numbers: EnthusiastNumbers,
): Set<string | null> {
  return new Set(
    scores
      .filter((score) =>
        hasEarned(
          {
            score: scoreAt(score, 0, numbers),
            contributions: score.contributions,
            isMember,
            isRefused,
            hadIt: held.has(score.interestId),
          },
          lineOf(score.interestId !== null, numbers),
        ),
      )
      .map(({ interestId }) => interestId),
  );
}

interface Badge {
  userId: string;
  interestId: string | null;
}

async function giveBadges(trx: Trx, badges: readonly Badge[], now: Date): Promise<void> {
  if (badges.length === 0) return;
  await sql`
    insert into badges (user_id, kind, interest_id, earned_at)
    select told.user_id, 'enthusiast', told.interest_id, ${now}
    from unnest(${badges.map((one) => one.userId)}::uuid[], ${badges.map((one) => one.interestId)}::uuid[])
      as told (user_id, interest_id)
    on conflict do nothing`.execute(trx);
}

async function takeBadges(trx: Trx, badges: readonly Badge[]): Promise<void> {
  if (badges.length === 0) return;
  await sql`
    delete from badges b
    using unnest(${badges.map((one) => one.userId)}::uuid[], ${badges.map((one) => one.interestId)}::uuid[])
      as told (user_id, interest_id)
    where b.user_id = told.user_id and b.kind = 'enthusiast'
      and b.interest_id is not distinct from told.interest_id`.execute(trx);
}
