import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { decay, lineOf, scoreAt } from './enthusiast.policy.ts';
import { findAllStandings, gatherCommunity } from './gather-community.ts';
import { loadNumbers } from './number-settings.ts';
import type { EnthusiastNumbers } from './numbers.policy.ts';
import { queuePeople } from './due-people.ts';
import type { PeopleBook } from './people-book.ts';
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
/** So many people are compared, and written, at a time: what is written stays, whatever happens to the others. */
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
  const before = await loadStandings(db, people);
  const expected = scoreSheets(sheets, sheets, { standings: before, numbers });
  const wrong = await countWrong(db, expected, { people, numbers, now });
  await db.transaction().execute((trx) => noteDoubles(trx, now));
  const standings = await findAllStandings(db, community, numbers);
  await db.transaction().execute((trx) => storeStandings(trx, standings, people));
  const scores = scoreSheets(sheets, sheets, { standings, numbers });
  await storeAll(db, scores, { people, numbers, now, tellEarned });
  return {
    people: people.ids.length,
    scores: scores.length,
    wrong,
    known: standings.known.size,
    inClosedCircles: standings.circles.size,
  };
}

/** What scores are compared with. */
interface Facts {
  people: PeopleBook;
  numbers: EnthusiastNumbers;
  now: Date;
}

/** The numbers of some people: as they were made now, and as they are kept, by person and interest. */
interface Portion {
  userIds: readonly string[];
  made: ReadonlyMap<string, readonly SheetScore[]>;
  stored: ReadonlyMap<string, StoredScore>;
}

type StoredScore = Pick<SheetScore, 'known' | 'silent' | 'people' | 'contributions'> & { atMs: number };

/** Everybody with what was made of them, some people at a time; who has numbers has an account. */
async function* eachPortion(
  db: Db,
  scores: readonly SheetScore[],
  { ids }: PeopleBook,
): AsyncGenerator<Portion, void, void> {
  const byOwner = Map.groupBy(scores, ({ owner }) => ids[owner] ?? '');
  for (let start = 0; start < ids.length; start += portion) {
    const userIds = ids.slice(start, start + portion);
    const made = new Map(userIds.flatMap((id) => [[id, byOwner.get(id) ?? []] as const]));
    yield { userIds, made, stored: await loadStored(db, userIds) };
  }
}

async function loadStored(db: Db, userIds: readonly string[]): Promise<Map<string, StoredScore>> {
  const { rows } = await sql<StoredRow>`
    select user_id, interest_id, known, silent, people, contributions, scored_at
    from enthusiast_scores where user_id = any(${userIds}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ user_id: userId, interest_id: interestId, scored_at: at, ...row }) => [
      keyOf(userId, interestId),
      { ...row, atMs: at.getTime() },
    ]),
  );
}

interface StoredRow extends Omit<StoredScore, 'atMs'> {
  user_id: string;
  interest_id: string | null;
  scored_at: Date;
}

async function countWrong(db: Db, scores: readonly SheetScore[], facts: Facts): Promise<number> {
  let wrong = 0;
  for await (const { made, stored } of eachPortion(db, scores, facts.people)) {
    const left = new Set(stored.keys());
    for (const [id, own] of made) {
      for (const score of own) {
        const key = keyOf(id, score.interestId);
        left.delete(key);
        if (!isKept(score, stored.get(key), facts)) wrong += 1;
      }
    }
    wrong += left.size;
  }
  return wrong;
}

/** Whether a score is the same as what is kept of it. */
function isKept(score: SheetScore, kept: StoredScore | undefined, { numbers, now }: Facts): boolean {
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

/** Writes what is not kept as it is, and settles the badges of all who have one or may; each portion for itself. */
async function storeAll(
  db: Db,
  scores: readonly SheetScore[],
  facts: Facts & { tellEarned: TellEarned },
): Promise<void> {
  const { people, numbers, now, tellEarned } = facts;
  const holders = new Set(await selectHolders(db));
  for await (const { userIds: all, made, stored } of eachPortion(db, scores, people)) {
    const countOf = countByPerson(stored);
    const isWaiting = (id: string) => {
      const own = made.get(id) ?? [];
      if (holders.has(id) || own.filter((score) => score.people > 0).length < (countOf.get(id) ?? 0))
        return true;
      return own.some(
        (score) => mayHold(score, numbers) || !isKept(score, stored.get(keyOf(id, score.interestId)), facts),
      );
    };
    const userIds = all.filter(isWaiting);
    if (userIds.length === 0) continue;
    const own = userIds.flatMap((id) => made.get(id) ?? []);
    await db.transaction().execute(async (trx) => {
      const anew = { userIds, scores: own, people, numbers, now, since: now, tellEarned };
      // Their numbers are newer, and were made with the standings of the night before.
      await queuePeople(trx, await storeScores(trx, anew), now);
    });
  }
}

function mayHold(score: SheetScore, numbers: EnthusiastNumbers): boolean {
  return scoreAt(score, 0, numbers) >= lineOf(score.interestId !== null, numbers).keepAt;
}

function countByPerson(stored: ReadonlyMap<string, StoredScore>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of stored.keys()) counts.set(idIn(key), (counts.get(idIn(key)) ?? 0) + 1);
  return counts;
}

async function selectHolders(db: Db): Promise<string[]> {
  const { rows } = await sql<{ user_id: string }>`
    select distinct user_id from badges where kind = 'enthusiast'`.execute(db);
  return rows.map((row) => row.user_id);
}

function keyOf(userId: string, interestId: string | null): string {
  return `${userId} ${interestId ?? ''}`;
}

function idIn(key: string): string {
  return key.slice(0, key.indexOf(' '));
}
