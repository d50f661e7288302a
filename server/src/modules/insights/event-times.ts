/** For how long something may still be told. */
export const toldMs = 2 * 86_400_000;

/** Clocks of phones are seldom exact. */
export const toleratedMs = 5 * 60_000;

/** For how long it is kept what a post got on a day: a year of reports and some to compare with. */
export const keptDays = 400;

/**
 * How much is to be added to the times a device tells. A clock that differs by more than phones do is taken for wrong; a
 * device that does not say what its clock shows is believed.
 */
export function clockError(sentAt: Date | null, now: Date): number {
  if (sentAt === null) return 0;
  const errorMs = now.getTime() - sentAt.getTime();
  return Math.abs(errorMs) > toleratedMs ? errorMs : 0;
}

/** The moment of something that is told at `now`, at most that; `null`: it cannot be, or is too long ago to count. */
export function timely(at: Date, now: Date): Date | null {
  const ms = at.getTime();
  if (ms > now.getTime() + toleratedMs || ms <= now.getTime() - toldMs) return null;
  return at < now ? at : now;
}

/** The day of a moment, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** When the last `days` days began, today included, in UTC. */
export function startOfDays(days: number, now: Date): Date {
  return new Date(Date.parse(dayOf(now)) - (days - 1) * 86_400_000);
}
