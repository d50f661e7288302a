import { hoursSinceJoining } from '../ages.ts';
import { reviews } from '../reviews/index.ts';
import type { Draft } from './draft.ts';
import type { DemoPoll } from './post.ts';

/** How long polls of the community run: a day, three days, one week, two weeks or a month. */
const pollHours = [24, 72, 168, 336, 720] as const;

const closedPollHours = 168;

/** Moves a post's age to where it can be: after its author joined and wrote the review it shares, and where its poll fits. */
export function fitAge(draft: Draft, ageHours: number): number {
  const age = draft.poll ? ageOfPoll(draft.poll) : ageHours;
  return Math.min(age, hoursSinceJoining(draft.by), draft.review ? ageOfReview(draft.review) : Infinity);
}

function ageOfPoll({ closesInHours }: DemoPoll): number {
  const lasts =
    closesInHours < 0 ? closedPollHours : (pollHours.find((hours) => hours > closesInHours) ?? closesInHours);
  return lasts - closesInHours;
}

function ageOfReview(key: string): number {
  const review = reviews.find((other) => other.key === key);
  if (!review) throw new Error(`No demo review ${key}`);
  return review.ageHours - 0.5;
}
