import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { dayOf } from './event-times.ts';

const dayMs = 86_400_000;

/** Weeks are made this far ahead, so that whoever writes hardly ever makes one. */
const daysAhead = 14;

/** Other transactions wait behind whoever takes a week away, so that one does not wait for long itself. */
const lockMs = 2_000;

/** Makes the weeks that hold some days, but those that are known to be there. */
export async function makeEventWeeks(
  db: Db,
  { days, knownWeeks }: { days: readonly string[]; knownWeeks: Set<string> },
): Promise<void> {
  const missing = [...new Set(days.map(mondayOf))].filter((week) => !knownWeeks.has(week));
  for (const week of missing.toSorted()) {
    await sql`select make_event_weeks(${week}::date, ${week}::date)`.execute(db);
    knownWeeks.add(week);
  }
}

/** Makes the weeks to come, and takes those away all of whose days are older than events are kept. */
export async function turnEventWeeks(
  db: Db,
  { now, keptDays }: { now: Date; keptDays: number },
): Promise<{ made: number; dropped: number }> {
  const until = new Date(now.getTime() + daysAhead * dayMs);
  const { rows } = await sql<{ made: number }>`
    select make_event_weeks(${dayOf(now)}::date, ${dayOf(until)}::date) as made`.execute(db);
  const firstKept = mondayOf(dayOf(new Date(now.getTime() - keptDays * dayMs)));
  const weeks = await sql<{ name: string }>`
    select week.relname as name from pg_inherits join pg_class week on week.oid = inhrelid
    where inhparent = 'events'::regclass order by 1`.execute(db);
  const old = weeks.rows.map(({ name }) => name).filter((name) => name < weekName(firstKept));
  for (const name of old) {
    await db.transaction().execute(async (trx) => {
      await sql`set local lock_timeout = ${sql.lit(lockMs)}`.execute(trx);
      await sql`drop table ${sql.table(name)}`.execute(trx);
    });
  }
  return { made: rows[0]?.made ?? 0, dropped: old.length };
}

function weekName(monday: string): string {
  return `events_${monday.replaceAll('-', '')}`;
}

/** The Monday of the week a day is in. */
function mondayOf(day: string): string {
  const at = Date.parse(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return dayOf(new Date(at - sinceMonday * dayMs));
}
