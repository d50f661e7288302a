import { sql } from 'kysely';
import type { Db } from '../../platform/db/index.ts';
import { sweepSeen } from '../feed/index.ts';
import { dayOf, keptDays } from './event-times.ts';
import { turnEventWeeks } from './event-weeks.ts';

/** Forgets events older than the operator keeps, what posts got on days no report reaches, and what was seen long ago. */
export async function sweepEvents(
  db: Db,
  { now, eventDays }: { now: Date; eventDays: number },
): Promise<{ made: number; dropped: number; days: number; seen: number }> {
  const weeks = await turnEventWeeks(db, { now, keptDays: eventDays });
  const firstDay = dayOf(new Date(now.getTime() - keptDays * 86_400_000));
  const days = await sql`delete from post_days where day < ${firstDay}::date`.execute(db);
  return { ...weeks, days: Number(days.numAffectedRows ?? 0), seen: await sweepSeen(db, now) };
}
