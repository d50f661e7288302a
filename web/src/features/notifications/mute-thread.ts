import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Whether one hears no more about a post; where that cannot be asked now, that one may. */
export async function isThreadMuted(postId: string): Promise<boolean> {
  const asked = call(fetch, routes.getThreadMute, { params: { id: postId } });
  return asked.then(
    ({ muted }) => muted,
    () => false,
  );
}

/** Hears no more about a post, with a way back. */
export async function muteThread(postId: string): Promise<void> {
  try {
    await call(fetch, routes.muteThread, { params: { id: postId } });
    showToast('You hear no more about this post', { label: 'Undo', run: () => void unmuteThread(postId) });
  } catch (caught) {
    showToast(sentenceOf(caught));
  }
}

/** Hears about a post again. */
export async function unmuteThread(postId: string): Promise<void> {
  try {
    await call(fetch, routes.unmuteThread, { params: { id: postId } });
    showToast('You hear about this post again');
  } catch (caught) {
    showToast(sentenceOf(caught));
  }
}
