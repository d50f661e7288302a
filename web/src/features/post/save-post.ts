import type { Post } from '@spark/contract';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { postTitle } from '#features/post-grid/post-title.ts';
import { doOrQueue, queued } from '#features/outbox/do-or-queue.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { openListSheet } from '#features/list-sheet/index.ts';
import { promptFor } from '#features/prompts/index.ts';

/** Saves a post or takes it out of the saved ones; shown at once, with a way back. */
export async function setSaved(post: Post, saved: boolean): Promise<void> {
  if (post.viewer.saved === saved) return;
  const before = { saved: post.viewer.saved, saveCount: post.saveCount };
  show(post, { saved, saveCount: post.saveCount + (saved ? 1 : -1) });
  try {
    const route = saved ? routes.save : routes.unsave;
    const answer = await doOrQueue({
      act: { kind: 'save', postId: post.id, isWanted: saved },
      about: postTitle(post),
      send: () => call(fetch, route, { params: { id: post.id } }),
    });
    if (answer === queued) return;
    show(post, answer);
    const undo = { label: 'Undo', run: () => void setSaved(post, !saved) };
    if (!saved) return showToast('No longer saved', undo);
    // @wc-context: just kept
    showToast('Saved', [{ label: 'Add to a list', run: () => openListSheet({ postId: post.id }) }, undo]);
  } catch (caught) {
    show(post, before);
    if (!promptFor(caught, 'save', location.pathname + location.search)) showToast(sentenceOf(caught));
    else if (saved)
      void import('#lib/keep-for-account.ts').then((kept) => kept.keepForAccount('save', post.id));
  }
}

function show(post: Post, state: { saved: boolean; saveCount: number }): void {
  post.viewer = { ...post.viewer, saved: state.saved };
  post.saveCount = state.saveCount;
}
