import type { FollowState, Profile } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { promptFor } from '#features/prompts/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { following, type FollowWish } from './follow-wish.ts';

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
    if (!promptFor(caught, { follow: name }, location.pathname)) showToast(sentenceOf(caught));
  }
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
