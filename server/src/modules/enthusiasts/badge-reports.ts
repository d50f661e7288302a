import type { EnthusiastReport } from '@spark/contract';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { newIdAt, type Db, type Trx } from '../../platform/db/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { enqueue, handleJob, jobType, type QueuedJob } from '../../platform/jobs/index.ts';
import { authorJson, authorView, type AuthorRow } from '../accounts/index.ts';
import { reportBadges, type BadgeMove, type BadgeReport } from './badge-report.ts';
import { selectInterestNames } from './my-enthusiast.ts';
import { loadNumbers, readNumbers } from './number-settings.ts';
import { completeNumbers, type EnthusiastNumbers } from './numbers.policy.ts';

const makeReport = jobType({
  name: 'report-enthusiasts',
  payload: Type.Object({ reportId: Type.String() }),
  maxAttempts: 3,
});

const keptMs = 7 * 86_400_000;

/** Has a report made of what numbers would change. Returns its id. */
export async function askReport(trx: Trx, numbers: Partial<EnthusiastNumbers>, now: Date): Promise<string> {
  const id = newIdAt(now);
  await trx
    .insertInto('enthusiast_reports')
    .values({ id, numbers: JSON.stringify(numbers), asked_at: now })
    .execute();
  await enqueue(trx, makeReport, { reportId: id }, { key: id });
  return id;
}

/** Makes a report somebody asked for. */
export function reportJob(db: Db): QueuedJob {
  return handleJob(makeReport, async ({ reportId }, { now }) => {
    const report = await findReport(db, reportId);
    if (report === undefined || report.outcome !== null) return { made: false };
    const numbers = completeNumbers({ ...(await loadNumbers(db)), ...readNumbers(report.numbers) });
    const outcome = await reportBadges(db, { numbers, now });
    await db
      .updateTable('enthusiast_reports')
      .set({ outcome: JSON.stringify(outcome), done_at: now })
      .where('id', '=', reportId)
      .execute();
    return { made: true, gains: outcome.gains, losses: outcome.losses };
  });
}

/** Forgets reports that are a week old. */
export async function sweepReports(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  const swept = await db.deleteFrom('enthusiast_reports').where('asked_at', '<', before).executeTakeFirst();
  return Number(swept.numDeletedRows);
}

/** A report as the contract shows it, with the people it names; accounts that ended are left out. Throws `not_found`. */
export async function readReport(db: Db, id: string): Promise<EnthusiastReport> {
  const report = await findReport(db, id);
  if (report === undefined) throw notFound('report');
  // What the job above wrote.
  const outcome = report.outcome as BadgeReport | null;
  return {
    id,
    askedAt: report.asked_at.toISOString(),
    numbers: readNumbers(report.numbers),
    outcome:
      outcome === null
        ? null
        : {
            ...outcome,
            gaining: await namePeople(db, outcome.gaining),
            losing: await namePeople(db, outcome.losing),
          },
  };
}

/** Moves of badges with the people and interests they are about. */
export async function namePeople(db: Db, moves: readonly BadgeMove[]) {
  const { rows } = await sql<{ id: string; author: AuthorRow }>`
    select users.id, ${authorJson(sql.ref('users.id'))} as author from users
    where users.id = any(${moves.map(({ userId }) => userId)}::uuid[])`.execute(db);
  const authors = new Map(rows.map((row) => [row.id, authorView(row.author)]));
  const interests = await selectInterestNames(
    db,
    moves.flatMap(({ interestId }) => (interestId === null ? [] : [interestId])),
  );
  return moves.flatMap(({ userId, interestId, score }) => {
    const person = authors.get(userId);
    const interest = interestId === null ? null : interests.get(interestId);
    return person === undefined || interest === undefined ? [] : [{ person, interest, score }];
  });
}

async function findReport(db: Db, id: string) {
  return db
    .selectFrom('enthusiast_reports')
    .select(['numbers', 'asked_at', 'outcome'])
    .where('id', '=', id)
    .executeTakeFirst();
}
