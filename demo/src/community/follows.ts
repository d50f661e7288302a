import { between, seededRandom } from '../art/random.ts';
import { people, type DemoPerson } from '../people/index.ts';
import { pickPeople, sharedInterests } from './sample.ts';

/** Who follows whom. */
export interface DemoFollow {
  readonly followerHandle: string;
  readonly followedHandle: string;
}

/** Who follows whom in the community: people with the same interests, and those everybody knows. */
export const follows: readonly DemoFollow[] = people.flatMap(followsOf);

function followsOf(follower: DemoPerson): DemoFollow[] {
  const random = seededRandom(`follows ${follower.handle}`);
  const canSignIn = follower.email !== undefined;
  const count = Math.round(canSignIn ? between(random, 8, 15) : between(random, 3, 17));
  const candidates = people
    .filter((person) => person !== follower && person.isMember)
    .map((person) => ({ person, weight: appeal(person, follower) }));
  return pickPeople(candidates, count, random).map((followed) => ({
    followerHandle: follower.handle,
    followedHandle: followed.handle,
  }));
}

function appeal(person: DemoPerson, follower: DemoPerson): number {
  const known = person.role === 'creator' ? 2.5 : person.isWellKnown ? 1.5 : 0.4;
  return known + sharedInterests(person.interests, follower.interests) ** 2;
}
