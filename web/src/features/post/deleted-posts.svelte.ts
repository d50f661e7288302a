import { keptIds } from '#lib/kept-ids.svelte.ts';

// Lists remembered from before, in this page or across a reload, must not bring a deleted post back.
const deleted = keptIds('spark:deleted');

/** Those of some posts that were not just deleted; each has its place again once its deletion is undone. */
export function withoutDeleted<P extends { id: string }>(posts: readonly P[]): P[] {
  return posts.filter(({ id }) => !deleted.has(id));
}

/** Takes a post out of every list of this browser, or puts it back. */
export function markDeleted(postId: string, isDeleted: boolean): void {
  deleted.mark(postId, isDeleted);
}
