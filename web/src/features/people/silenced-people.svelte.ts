import { SvelteSet } from 'svelte/reactivity';
import { browser } from '$app/env';

const storageKey = 'spark:silenced';

// Lists remembered from before, in this page or across a reload, must not bring back whom one just blocked or muted.
const silenced = new SvelteSet<string>(browser ? stored() : []);

/** Whether somebody was just blocked or muted in this tab. */
export function isSilenced(personId: string): boolean {
  return silenced.has(personId);
}

/** Those of some posts whose authors were not just blocked or muted; they have their places again once that is undone. */
export function withoutSilenced<P extends { author: { id: string } }>(posts: readonly P[]): P[] {
  return silenced.size === 0 ? [...posts] : posts.filter(({ author }) => !silenced.has(author.id));
}

/** Takes somebody out of every list of this browser, or puts them back. */
export function markSilenced(personId: string, isSilencedNow: boolean): void {
  if (isSilencedNow) silenced.add(personId);
  else silenced.delete(personId);
  try {
    sessionStorage.setItem(storageKey, JSON.stringify([...silenced]));
  } catch {
    // Full or forbidden: it still holds until the page is loaded anew.
  }
}

function stored(): string[] {
  try {
    // A parse boundary, written by `markSilenced` alone within this tab.
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as string[];
  } catch {
    return [];
  }
}
