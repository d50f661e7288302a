import type { Profile } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { promptFor } from '#features/prompts/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** The part of a profile that following changes. */
export interface FollowState {
  follows: boolean;
  followerCount: number;
}

/** Follows a person or stops to; `show` is given the new state at once, and the old one where the server refuses. */
export async function setFollows(
  { handle, name }: Pick<Profile, 'handle' | 'name'>,
  { before, follows, show }: { before: FollowState; follows: boolean; show: (state: FollowState) => void },
): Promise<void> {
  show({ follows, followerCount: before.followerCount + (follows ? 1 : -1) });
  try {
    const route = follows ? routes.followUser : routes.unfollowUser;
    show(await call(fetch, route, { params: { handle } }));
  } catch (caught) {
    show(before);
    if (!promptFor(caught, `follow ${name}`, location.pathname)) showToast(sentenceOf(caught));
  }
}
