import type { FollowState } from '@spark/contract';

/** What one may follow of somebody: everything, one interest more or less, or nothing. */
export type FollowWish = 'everything' | 'nothing' | { interest: string; isWanted: boolean };

/** How one follows after a wish, before the server has said so. */
export function following(before: FollowState, wish: FollowWish): FollowState {
  const interests = interestsAfter(before.followsInterests, wish);
  const follows = wish === 'everything' || interests.length > 0;
  const more = Number(follows) - Number(before.follows);
  return { follows, followsInterests: interests, followerCount: before.followerCount + more };
}

function interestsAfter(before: readonly string[], wish: FollowWish): string[] {
  if (typeof wish === 'string') return [];
  const others = before.filter((slug) => slug !== wish.interest);
  return wish.isWanted ? [...others, wish.interest] : others;
}
