import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';

/** Hears no more about a post, with a way back. */
export async function muteThread(postId: string): Promise<void> {
  try {
    await call(fetch, routes.muteThread, { params: { id: postId } });
    showToast('You hear no more about this post', { label: 'Undo', run: () => void unmute(postId) });
  } catch (caught) {
    showToast(sentenceOf(caught));
  }
}

async function unmute(postId: string): Promise<void> {
  try {
    await call(fetch, routes.unmuteThread, { params: { id: postId } });
    showToast('You hear about this post again');
  } catch (caught) {
    showToast(sentenceOf(caught));
  }
}
