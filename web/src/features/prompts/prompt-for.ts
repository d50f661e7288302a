import { codeOf } from '#lib/api/index.ts';
import type { Wish } from './prompt-words.ts';
import { showPrompt } from './prompt.svelte.ts';

/** Shows the way on where a refusal has one; says whether it did. */
export function promptFor(caught: unknown, wish: Wish, then: string): boolean {
  const code = codeOf(caught);
  if (code !== 'unauthenticated' && code !== 'membership_required') return false;
  showPrompt({ kind: code === 'unauthenticated' ? 'account' : 'membership', wish, then });
  return true;
}
