import type { EnthusiastScore, HelpKind, InterestRef, MyEnthusiast } from '@spark/contract';
import { sql } from 'kysely';
import type { Db, Trx } from '../../platform/db/index.ts';
import { lineOf, helpKinds, scoreAt, decay } from './enthusiast.policy.ts';
import { helpBytes, type HelpRow } from './help-sheets.ts';
import { selectHelps } from './helps.queries.ts';
import { loadNumbers } from './number-settings.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { keyAt } from './people-book.ts';
import { scorePeople } from './score-people.ts';
import { selectBadgeFacts, selectScores, type ScoreRow } from './scores.queries.ts';

/** Somebody's own numbers as they see them. */
export async function readMyEnthusiast(db: Db, userId: string, now: Date): Promise<MyEnthusiast> {
  const [numbers, rows, facts, helps] = await Promise.all([
    loadNumbers(db),
    selectScores(db, [userId]),
    selectBadgeFacts(db, [userId], now),
    selectHelps(db, { contributors: [userId] }),
  ]);
  const interests = await selectInterestNames(
    db,
    rows.flatMap((row) => (row.interest_id === null ? [] : [row.interest_id])),
  );
  const own = facts.get(userId);
  const scores = rows
    .map((row) => scoreView(row, { interests, held: own?.held ?? new Set(), numbers, now }))
    .toSorted(byNearness);
  const overall = scores.find(({ interest }) => interest === null) ?? nothing(numbers);
  return {
    showsBadge: own?.isRefused !== true,
    isMember: own?.isMember === true,
    scores: [overall, ...scores.filter(({ interest }) => interest !== null)],
    counted: countKinds(helps),
    halfLifeDays: numbers.halfLifeDays,
  };
}

/** Does without the badge, or has it again where the numbers say so; either holds at once. */
export async function chooseBadge(
  trx: Trx,
  { userId, showsBadge, now }: { userId: string; showsBadge: boolean; now: Date },
): Promise<void> {
  if (showsBadge) await trx.deleteFrom('enthusiast_refusals').where('user_id', '=', userId).execute();
  else
    await trx
      .insertInto('enthusiast_refusals')
      .values({ user_id: userId, refused_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  // They know: it is their own doing.
  await scorePeople(trx, [userId], { now, tellEarned: async () => undefined });
}

function scoreView(
  row: ScoreRow,
  facts: {
    interests: ReadonlyMap<string, InterestRef>;
    held: ReadonlySet<string | null>;
    numbers: EnthusiastNumbers;
    now: Date;
  },
): EnthusiastScore {
  const { numbers, now } = facts;
  const elapsedMs = now.getTime() - row.scored_at.getTime();
  const left = decay(elapsedMs, numbers);
  const score = scoreAt(row, elapsedMs, numbers);
  return {
    ...nothing(numbers, row.interest_id !== null),
    interest: row.interest_id === null ? null : (facts.interests.get(row.interest_id) ?? null),
    score,
    fromKnown: row.known * left,
    fromOthers: score - row.known * left,
    waiting: (row.known + row.silent) * left - score,
    people: row.people,
    contributions: row.contributions,
    isEarned: facts.held.has(row.interest_id),
  };
}

function nothing(numbers: EnthusiastNumbers, isInterest = false): EnthusiastScore {
  const { earnAt, keepAt, contributions } = lineOf(isInterest, numbers);
  return {
    interest: null,
    score: 0,
    fromKnown: 0,
    fromOthers: 0,
    waiting: 0,
    people: 0,
    contributions: 0,
    isEarned: false,
    earnAt,
    keepAt,
    neededContributions: contributions,
  };
}

function byNearness(one: EnthusiastScore, other: EnthusiastScore): number {
  return other.score - one.score;
}

function countKinds(rows: readonly HelpRow[]): { kind: HelpKind; times: number; people: number }[] {
  const people = new Map<HelpKind, Set<string>>(helpKinds.map((kind) => [kind, new Set()]));
  const times = new Map<HelpKind, number>();
  for (const { kind, helps } of rows) {
    times.set(kind, (times.get(kind) ?? 0) + helps.length / helpBytes);
    for (let offset = 0; offset < helps.length; offset += helpBytes)
      people.get(kind)?.add(keyAt(helps, offset));
  }
  return helpKinds.map((kind) => ({
    kind,
    times: times.get(kind) ?? 0,
    people: people.get(kind)?.size ?? 0,
  }));
}

/** Interests by id, as they are named. */
export async function selectInterestNames(db: Db, ids: readonly string[]): Promise<Map<string, InterestRef>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<InterestRef & { id: string }>`
    select id, slug, name from interests where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
}
