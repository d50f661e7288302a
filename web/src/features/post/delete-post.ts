import { limits, type Post } from '@spark/contract';
import { invalidateAll } from '$app/navigation';
import { call, routes, sentenceOf } from '#lib/api/index.ts';
import { showToast } from '#ui/toast.svelte.ts';
import { markDeleted } from './deleted-posts.svelte.ts';
import { keepPost } from './post-cache.svelte.ts';

const msPerSecond = 1_000;

/** Deletes one's own post; it is gone from every list at once, and back in its place where the server refuses. */
export async function deletePost(post: Post): Promise<void> {
  markDeleted(post.id, true);
  try {
    await call(fetch, routes.deletePost, { params: { id: post.id } });
    const undo = { label: 'Undo', run: () => void restorePost(post) };
    showToast('Deleted', undo, limits.undoDeleteSeconds * msPerSecond);
  } catch (caught) {
    markDeleted(post.id, false);
    showToast(sentenceOf(caught));
  }
}

async function restorePost(post: Post): Promise<void> {
  markDeleted(post.id, false);
  try {
    keepPost(await call(fetch, routes.restorePost, { params: { id: post.id } }));
    // A list read meanwhile does not know the post.
    await invalidateAll();
  } catch (caught) {
    markDeleted(post.id, true);
    showToast(sentenceOf(caught));
  }
}
