import { showPrompt } from '#features/prompts/index.ts';
import { viewer } from '#lib/viewer.ts';

/** A thing that can be put into lists. */
export type Thing = { postId: string; productId?: never } | { productId: string; postId?: never };

let current = $state.raw<Thing | null>(null);

/** What is about to be put into lists. */
export function currentThing(): Thing | null {
  return current;
}

/** Lets a person choose lists for a thing. */
export function openListSheet(thing: Thing): void {
  current = thing;
}

/** The same for somebody who may have no account yet. */
export function addToListOf(thing: Thing): void {
  if (viewer() !== null) return openListSheet(thing);
  showPrompt({ kind: 'account', wish: 'list', then: location.pathname + location.search });
}

/** Takes the sheet away. */
export function closeListSheet(): void {
  current = null;
}
