/** For how long a view may still be told, and is remembered so that it counts once. */
export const keptMs = 2 * 86_400_000;

/** The day of a moment, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
