/** For how long a view may still be told, and is remembered so that it counts once. */
export const keptMs = 2 * 86_400_000;

/** For how long it is kept how often a post was seen on a day: a year of reports and some to compare with. */
export const keptDays = 400;

/** The day of a moment, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** When the last `days` days began, today included, in UTC. */
export function startOfDays(days: number, now: Date): Date {
  return new Date(Date.parse(dayOf(now)) - (days - 1) * 86_400_000);
}
