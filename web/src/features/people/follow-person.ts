import type { FollowState, Profile } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { promptFor } from '#features/prompts/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** What one may follow of somebody: everything, one interest more or less, or nothing. */
export type FollowWish = 'everything' | 'nothing' | { interest: string; isWanted: boolean };

/** Follows as wished; `show` is given the new state at once, and the old one where the server refuses. */
export async function followPerson(
  { handle, name }: Pick<Profile, 'handle' | 'name'>,
  wish: FollowWish,
  { before, show }: { before: FollowState; show: (state: FollowState) => void },
): Promise<void> {
  show(following(before, wish));
  try {
    show(await ask(handle, wish));
  } catch (caught) {
    show(before);
    if (!promptFor(caught, `follow ${name}`, location.pathname)) showToast(sentenceOf(caught));
  }
}

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

function ask(handle: string, wish: FollowWish): Promise<FollowState> {
  const params = { handle };
  if (wish === 'everything') return call(fetch, routes.followUser, { params, body: { interest: null } });
  if (wish === 'nothing') return call(fetch, routes.unfollowUser, { params });
  const { interest } = wish;
  return wish.isWanted
    ? call(fetch, routes.followUser, { params, body: { interest } })
    : call(fetch, routes.unfollowUser, { params, query: { interest } });
}
