import { hoursSinceJoining, roundHours } from '../ages.ts';
import { between, seededRandom, type Random } from '../art/random.ts';
import { people, type DemoPerson } from '../people/index.ts';
import { posts, warmthOfPost, type DemoPost } from '../posts/index.ts';
import { follows } from './follows.ts';
import { pickPeople, sharedInterests } from './sample.ts';

/** Somebody who smiled at a post, or saved it. */
export interface DemoReaction {
  readonly postKey: string;
  readonly handle: string;
  /** How long before "now" it happened. */
  readonly ageHours: number;
}

/** Half of what a post will ever get it has after this long; the rest trickles in. */
const halfwayHours = 1.5;

/** How many save a post of average warmth at best: few of them a question, more of them something to buy or to try. */
const savesPerWarmth: Record<DemoPost['kind'], number> = {
  photo: 2.5,
  product: 4.5,
  story: 3.5,
  link: 4,
  poll: 0.6,
  review: 2.5,
};

const following = new Set(follows.map((follow) => `${follow.followerHandle} ${follow.followedHandle}`));

/** Who smiled at what: a few posts everybody loves, and many that a handful do. */
export const smiles: readonly DemoReaction[] = posts.flatMap((post) => {
  const random = seededRandom(`smiles ${post.key}`);
  const warmth = warmthOfPost.get(post.key) ?? 1;
  const luck = between(random, 0.35, 1) / between(random, 0.3, 1);
  return reactionsTo(post, 6.5 * warmth ** 0.9 * luck, random);
});

/** Who saved what: posts to come back to, which are those that show or teach something. */
export const saves: readonly DemoReaction[] = posts.flatMap((post) => {
  const random = seededRandom(`saves ${post.key}`);
  const warmth = warmthOfPost.get(post.key) ?? 1;
  return reactionsTo(post, savesPerWarmth[post.kind] * warmth * random() ** 1.5, random);
});

function reactionsTo(post: DemoPost, atLast: number, random: Random): DemoReaction[] {
  return pickPeople(audienceOf(post), Math.round(atLast * shareAfter(post.ageHours)), random).map(
    ({ handle }) => ({
      postKey: post.key,
      handle,
      ageHours: whenAfter(post, handle, random),
    }),
  );
}

/** Everybody but the author, those first whom the post is for. */
export function audienceOf(post: DemoPost): { person: DemoPerson; weight: number }[] {
  return people
    .filter((person) => person.handle !== post.authorHandle)
    .map((person) => ({
      person,
      weight:
        0.4 +
        sharedInterests(person.interests, post.interests) +
        (following.has(`${person.handle} ${post.authorHandle}`) ? 1.5 : 0),
    }));
}

/** A moment after a post appeared and after somebody joined: soon for most, much later for a few. */
export function whenAfter(post: DemoPost, handle: string, random: Random, endHours = 0): number {
  const place = random() * shareAfter(post.ageHours - endHours);
  const age = post.ageHours - (halfwayHours * place) / (1 - place);
  // Whoever joined after the post found it somewhere between then and its end.
  const joined = hoursSinceJoining(handle);
  return roundHours(age <= joined ? age : endHours + (joined - endHours) * random());
}

/** The share of everything a post will get that it has after so many hours. */
function shareAfter(hours: number): number {
  return hours / (hours + halfwayHours);
}
