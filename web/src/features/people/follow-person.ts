import type { FollowState, Profile } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { doOrQueue, queued } from '#features/outbox/do-or-queue.ts';
import { promptFor } from '#features/prompts/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { following, type FollowWish } from './follow-wish.ts';

let lastSent: Promise<void> = Promise.resolve();

/** Comes when the server knows of the last follow that is shown: what only followers may do waits for it. */
export const untilFollowed = (): Promise<void> => lastSent;

/** Follows as wished; `show` is given the new state at once, and the old one where the server refuses. */
export function followPerson(...follow: Parameters<typeof sendFollow>): Promise<void> {
  lastSent = sendFollow(...follow);
  return lastSent;
}

async function sendFollow(
  { handle, name }: Pick<Profile, 'handle' | 'name'>,
  wish: FollowWish,
  { before, show }: { before: FollowState; show: (state: FollowState) => void },
): Promise<void> {
  show(following(before, wish));
  try {
    const answer = await doOrQueue({ act: actOf(handle, wish), about: name, send: () => ask(handle, wish) });
    if (answer !== queued) show(answer);
  } catch (caught) {
    show(before);
    if (!promptFor(caught, { follow: name }, location.pathname)) showToast(sentenceOf(caught));
  }
}

function actOf(handle: string, wish: FollowWish) {
  const act = { kind: 'follow', handle } as const;
  if (typeof wish === 'string') return { ...act, interest: null, isWanted: wish === 'everything' };
  return { ...act, ...wish };
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
