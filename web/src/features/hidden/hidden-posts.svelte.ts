import type { HideReason } from '@spark/contract';
import { browser } from '$app/env';
import { storedIds, storeIds } from '#lib/kept-ids.svelte.ts';

const storageKey = 'spark:hidden';

/** What was said of a post while its place is still there. */
export interface HiddenNote {
  reason: HideReason;
  /** What follows from it, as a sentence. */
  said: string;
}

// Their place stays, with the way back, until the list is left.
let notes = $state.raw<ReadonlyMap<string, HiddenNote>>(new Map());
// Lists remembered from before, in this page or across a reload, must not bring them back.
let gone = $state.raw<ReadonlySet<string>>(new Set(browser ? storedIds(storageKey) : []));
let atPills = $state.raw<ReadonlySet<string>>(new Set());

/** What stands in the place of a post that was just hidden; `undefined` for all others. */
export function hiddenNote(postId: string): HiddenNote | undefined {
  return notes.get(postId);
}

/** Hides a post in every list of this browser, or shows it again. */
export function markHidden(postId: string, note: HiddenNote | null): void {
  const noted = new Map(notes);
  if (note === null) {
    noted.delete(postId);
    gone = new Set([...gone].filter((id) => id !== postId));
  } else {
    noted.set(postId, note);
  }
  notes = noted;
  store();
}

/** Says of the card of a hidden post whether it lies where the pills of a feed are. */
export function markAtPills(postId: string, isThere: boolean): void {
  if (atPills.has(postId) === isThere) return;
  const now = new Set(atPills);
  if (isThere) now.add(postId);
  else now.delete(postId);
  atPills = now;
}

/** Whether there is something to take back where the pills of a feed are. */
export function isUndoAtPills(): boolean {
  return atPills.size > 0;
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
  gone = new Set([...gone, ...notes.keys()]);
  notes = new Map();
  store();
}

function store(): void {
  storeIds(storageKey, new Set([...gone, ...notes.keys()]));
}
