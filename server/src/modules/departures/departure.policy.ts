/** How long an account whose deletion was asked for can be had back by signing in. */
export const graceDays = 14;

const dayMs = 86_400_000;

/** When an account goes for good that is left now. */
export function dueAfter(now: Date): Date {
  return new Date(now.getTime() + graceDays * dayMs);
}
