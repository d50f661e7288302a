import type { HideReason, Post } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { keepPostId } from '#lib/keep-post-id.ts';
import { hiddenCookie } from '#lib/post-cookies.ts';
import { saidOfPost, type ReasonChoice } from './hide-reasons.ts';
import { hiddenNote, markHidden } from './hidden-posts.svelte.ts';

/**
 * Hides a post at once; it is back where the server refuses. Somebody without an account hides it on this device, where no
 * reason can act.
 */
export async function hidePost(
  post: Pick<Post, 'id'>,
  { isDevice, choice }: { isDevice: boolean; choice?: ReasonChoice },
): Promise<void> {
  const before = hiddenNote(post.id) ?? null;
  const reason: HideReason = choice?.reason ?? 'post';
  markHidden(post.id, { reason, said: choice?.said ?? saidOfPost() });
  if (isDevice) return keepPostId(hiddenCookie, post.id, true);
  const interest = choice?.interest;
  const body = { reason, ...(interest === undefined ? {} : { interest }) };
  try {
    await call(fetch, routes.hidePost, { params: { id: post.id }, body });
  } catch (caught) {
    markHidden(post.id, before);
    showToast(sentenceOf(caught));
  }
}

/** Shows a hidden post again; says whether that held. */
export async function showAgain(
  post: Pick<Post, 'id'>,
  { isDevice }: { isDevice: boolean },
): Promise<boolean> {
  const before = hiddenNote(post.id) ?? null;
  markHidden(post.id, null);
  if (isDevice) {
    keepPostId(hiddenCookie, post.id, false);
    return true;
  }
  try {
    await call(fetch, routes.showPostAgain, { params: { id: post.id } });
    return true;
  } catch (caught) {
    if (before !== null) markHidden(post.id, before);
    showToast(sentenceOf(caught));
    return false;
  }
}
