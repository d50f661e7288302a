import { keptIds } from '#lib/kept-ids.svelte.ts';

// Lists remembered from before, in this page or across a reload, must not bring back whom one just blocked or muted.
const silenced = keptIds('spark:silenced');

/** Whether somebody was just blocked or muted in this tab. */
export function isSilenced(personId: string): boolean {
  return silenced.has(personId);
}

/** Those of some posts whose authors were not just blocked or muted; they have their places again once that is undone. */
export function withoutSilenced<P extends { author: { id: string } }>(posts: readonly P[]): P[] {
  return posts.filter(({ author }) => !silenced.has(author.id));
}

/** Takes somebody out of every list of this browser, or puts them back. */
export function markSilenced(personId: string, isSilencedNow: boolean): void {
  silenced.mark(personId, isSilencedNow);
}
