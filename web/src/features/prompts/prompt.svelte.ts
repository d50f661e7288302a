import type { Wish } from './prompt-words.ts';

/** What stands between a person and what they wanted to do: no account yet, or no membership. */
export interface Prompt {
  kind: 'account' | 'membership';
  wish: Wish;
  /** The page to come back to. */
  then: string;
}

let current = $state.raw<Prompt | null>(null);

/** The prompt to show now. */
export function currentPrompt(): Prompt | null {
  return current;
}

/** Offers the way on kindly, without losing the page. */
export function showPrompt(prompt: Prompt): void {
  current = prompt;
}

/** Takes the prompt away. */
export function hidePrompt(): void {
  current = null;
}
