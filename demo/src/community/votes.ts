import { hoursSinceJoining } from '../ages.ts';
import { between, seededRandom } from '../art/random.ts';
import { posts, warmthOfPost, type DemoPoll, type DemoPost } from '../posts/index.ts';
import { audienceOf, whenAfter } from './reactions.ts';
import { pickPeople } from './sample.ts';

/** Somebody's vote in a poll. */
export interface DemoVote {
  readonly postKey: string;
  readonly handle: string;
  /** Which option, counted from 0. */
  readonly option: number;
  /** How long before "now" it was cast. */
  readonly ageHours: number;
}

/** The votes in all polls, each cast while its poll was open. */
export const votes: readonly DemoVote[] = posts.flatMap((post) =>
  post.poll ? votesIn(post, post.poll) : [],
);

function votesIn(post: DemoPost, poll: DemoPoll): DemoVote[] {
  const random = seededRandom(`votes ${post.key}`);
  const closedHoursAgo = Math.max(0, -poll.closesInHours);
  const liking = poll.options.map(() => between(random, 0.15, 1) ** 2);
  const isOpen = poll.closesInHours > 0;
  const voters = audienceOf(post).filter(
    // Whoever signs in to look around finds the open polls still to be answered.
    ({ person }) =>
      hoursSinceJoining(person.handle) > closedHoursAgo && !(isOpen && person.email !== undefined),
  );
  const openShare = Math.min(1, (post.ageHours - closedHoursAgo) / 48 + 0.25);
  const count = between(random, 11, 24) * (warmthOfPost.get(post.key) ?? 1) ** 0.5 * openShare;
  return pickPeople(voters, Math.round(count), random).map(({ handle }) => ({
    postKey: post.key,
    handle,
    option: pickOption(liking, random()),
    ageHours: whenAfter(post, handle, random, closedHoursAgo),
  }));
}

function pickOption(liking: readonly number[], at: number): number {
  let rest = at * liking.reduce((sum, weight) => sum + weight, 0);
  const option = liking.findIndex((weight) => (rest -= weight) < 0);
  return Math.max(option, 0);
}
