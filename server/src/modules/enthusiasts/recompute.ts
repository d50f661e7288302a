import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { decay, lineOf, scoreAt } from './enthusiast.policy.ts';
import { findAllStandings, gatherCommunity, type Community } from './gather-community.ts';
import { loadNumbers } from './number-settings.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { queuePeople } from './due-people.ts';
import { scoreSheets, type SheetScore } from './score-sheets.ts';
import { loadStandings, noteDoubles, storeStandings } from './standings.queries.ts';
import { storeScores, type TellEarned } from './store-scores.ts';

/** What a night brought. */
export interface Recomputed {
  people: number;
  scores: number;
  /** Of the scores as they stood, how many were not what they should have been; more than rounding is a fault of ours. */
  wrong: number;
  known: number;
  inClosedCircles: number;
}

/** Numbers that differ by no more than this share of them are the same. */
const rounding = 1e-9;
const portion = 1_000;

/**
 * Makes all numbers anew from what people did. With the standings of the night before, this comes to what was kept while
 * things happened; then it finds how people stand today, and scores everybody by that.
 */
export async function recomputeEnthusiasts(
  db: Db,
  { now, tellEarned }: { now: Date; tellEarned: TellEarned },
): Promise<Recomputed> {
  const numbers = await loadNumbers(db);
  const community = await gatherCommunity(db, { numbers, now });
  const { people, sheets } = community;
  const stored = await loadStored(db);
  const before = await loadStandings(db, people);
  const wrong = countWrong(scoreSheets(sheets, sheets, { standings: before, numbers }), {
    community,
    stored,
    numbers,
    now,
  });
  await db.transaction().execute((trx) => noteDoubles(trx, now));
  const standings = await findAllStandings(db, community, numbers);
  await db.transaction().execute((trx) => storeStandings(trx, standings, people));
  const scores = scoreSheets(sheets, sheets, { standings, numbers });
  await storeAll(db, scores, { community, stored, numbers, now, tellEarned });
  return {
    people: people.ids.length,
    scores: scores.length,
    wrong,
    known: standings.known.size,
    inClosedCircles: standings.circles.size,
  };
}

/** What is kept of all, by person and interest. */
type Stored = Map<
  string,
  { known: number; silent: number; people: number; contributions: number; atMs: number }
>;

async function loadStored(db: Db): Promise<Stored> {
  const rows = await db
    .selectFrom('enthusiast_scores')
    .select(['user_id', 'interest_id', 'known', 'silent', 'people', 'contributions', 'scored_at'])
    .execute();
  return new Map(
    rows.map(({ user_id: userId, interest_id: interestId, scored_at: at, ...row }) => [
      keyOf(userId, interestId),
      { ...row, atMs: at.getTime() },
    ]),
  );
}

function countWrong(
  scores: readonly SheetScore[],
  facts: { community: Community; stored: Stored; numbers: EnthusiastNumbers; now: Date },
): number {
  const wrong = scores.filter((score) => !isStored(score, facts)).length;
  const made = new Set(scores.map((score) => keyIn(facts.community, score)));
  return wrong + [...facts.stored.keys()].filter((key) => !made.has(key)).length;
}

function isStored(
  score: SheetScore,
  {
    community,
    stored,
    numbers,
    now,
  }: { community: Community; stored: Stored; numbers: EnthusiastNumbers; now: Date },
): boolean {
  const kept = stored.get(keyIn(community, score));
  if (kept === undefined || score.people === 0) return kept === undefined && score.people === 0;
  const left = decay(now.getTime() - kept.atMs, numbers);
  const isSame = (one: number, other: number) =>
    Math.abs(one - other) <= rounding * Math.max(Math.abs(one), Math.abs(other));
  return (
    kept.people === score.people &&
    kept.contributions === score.contributions &&
    isSame(kept.known * left, score.known) &&
    isSame(kept.silent * left, score.silent)
  );
}

async function storeAll(
  db: Db,
  scores: readonly SheetScore[],
  facts: {
    community: Community;
    stored: Stored;
    numbers: EnthusiastNumbers;
    now: Date;
    tellEarned: TellEarned;
  },
): Promise<void> {
  const { community, stored, numbers, now, tellEarned } = facts;
  const { people } = community;
  const byOwner = Map.groupBy(scores, ({ owner }) => people.ids[owner] ?? '');
  const waiting = new Set(await selectHolders(db));
  for (const key of stored.keys()) if (!byOwner.has(idIn(key))) waiting.add(idIn(key));
  for (const [id, own] of byOwner) {
    const mayHold = own.some(
      (score) => scoreAt(score, 0, numbers) >= lineOf(score.interestId !== null, numbers).keepAt,
    );
    if (mayHold || !own.every((score) => isStored(score, facts))) waiting.add(id);
  }
  const ids = [...waiting].toSorted();
  for (let start = 0; start < ids.length; start += portion) {
    const userIds = ids.slice(start, start + portion);
    const own = userIds.flatMap((id) => byOwner.get(id) ?? []);
    await db.transaction().execute(async (trx) => {
      const made = { userIds, scores: own, people, numbers, now, since: now, tellEarned };
      // Their numbers are newer, and were made with the standings of the night before.
      await queuePeople(trx, await storeScores(trx, made), now);
    });
  }
}

async function selectHolders(db: Db): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from badges where kind = 'enthusiast'`.execute(db);
  return rows.map((row) => row.user_id);
}

function keyIn({ people }: Community, { owner, interestId }: SheetScore): string {
  return keyOf(people.ids[owner] ?? '', interestId);
}

function keyOf(userId: string, interestId: string | null): string {
  return `${userId} ${interestId ?? ''}`;
}

function idIn(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
