import { people } from './people/index.ts';

/** How far back the community reaches. */
export const communityDays = 90;

/** How long someone has been here at most when they write or respond: an hour after they joined. */
export function hoursSinceJoining(handle: string): number {
  const person = people.find((other) => other.handle === handle);
  if (!person) throw new Error(`No demo person ${handle}`);
  return person.joinedDaysAgo * 24 - 1;
}

/** Hours to two decimals, which is finer than anyone looks. */
export function roundHours(hours: number): number {
  return Math.round(hours * 100) / 100;
}
