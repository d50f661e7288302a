import { SvelteSet } from 'svelte/reactivity';
import { browser } from '$app/env';

const storageKey = 'spark:deleted';

// Lists remembered from before, in this page or across a reload, must not bring a deleted post back.
const deleted = new SvelteSet<string>(browser ? stored() : []);

/** Those of some posts that were not just deleted; each has its place again once its deletion is undone. */
export function withoutDeleted<P extends { id: string }>(posts: readonly P[]): P[] {
  return posts.filter(({ id }) => !deleted.has(id));
}

/** Takes a post out of every list of this browser, or puts it back. */
export function markDeleted(postId: string, isDeleted: boolean): void {
  if (isDeleted) deleted.add(postId);
  else deleted.delete(postId);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...deleted]));
  } catch {
    // Full or forbidden: it still holds until the page is loaded anew.
  }
}

function stored(): string[] {
  try {
    // A parse boundary, written by `markDeleted` alone within this tab.
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as string[];
  } catch {
    return [];
  }
}
