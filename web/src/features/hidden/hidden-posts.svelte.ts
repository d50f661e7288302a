import type { HideReason } from '@spark/contract';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { browser } from '$app/env';

const storageKey = 'spark:hidden';

/** What was said of a post while its place is still there. */
export interface HiddenNote {
  reason: HideReason;
  /** What follows from it, as a sentence. */
  said: string;
}

// Their place stays, with the way back, until the list is left.
const notes = new SvelteMap<string, HiddenNote>();
// Lists remembered from before, in this page or across a reload, must not bring them back.
const gone = new SvelteSet<string>(browser ? stored() : []);

/** What stands in the place of a post that was just hidden; `undefined` for all others. */
export function hiddenNote(postId: string): HiddenNote | undefined {
  return notes.get(postId);
}

/** Hides a post in every list of this browser, or shows it again. */
export function markHidden(postId: string, note: HiddenNote | null): void {
  if (note === null) {
    notes.delete(postId);
    gone.delete(postId);
  } else {
    notes.set(postId, note);
  }
  store();
}

/** Those of some posts that were not hidden earlier, here or, by `elsewhere`, as the server knows. */
export function withoutHidden<P extends { id: string }>(
  posts: readonly P[],
  elsewhere: ReadonlySet<string>,
): P[] {
  return posts.filter(({ id }) => notes.has(id) || !(gone.has(id) || elsewhere.has(id)));
}

/** Takes away the places of hidden posts, as their list is being left. */
export function settleHidden(): void {
  for (const id of notes.keys()) gone.add(id);
  notes.clear();
  store();
}

function store(): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...new Set([...gone, ...notes.keys()])]));
  } catch {
    // Full or forbidden: it still holds until the page is loaded anew.
  }
}

function stored(): string[] {
  try {
    // A parse boundary, written by `store` alone within this tab.
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as string[];
  } catch {
    return [];
  }
}
