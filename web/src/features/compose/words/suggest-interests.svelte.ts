import type { InterestRef } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';

/** Interests are suggested when typing pauses this long. */
export const suggestPauseMs = 700;
/** Fewer letters say too little, unless there is a product. */
export const suggestMinLetters = 8;

/** The interests a draft seems to belong to, best first. */
export interface InterestSuggestions {
  readonly items: readonly InterestRef[];
  /** Asks anew for what the draft says now. */
  ask(text: string, productIds: readonly string[]): void;
}

/** Makes the suggestions of a draft. */
export function createInterestSuggestions(): InterestSuggestions {
  let items = $state.raw<readonly InterestRef[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let asked = '';

  async function suggest(text: string, productIds: readonly string[]): Promise<void> {
    running?.abort();
    const { signal } = (running = new AbortController());
    const body = { text, productIds: [...new Set(productIds)] };
    const answer = await call(fetch, routes.suggestInterests, { body, signal }).catch(() => null);
    // A suggestion is a help: where none comes, there is the whole list.
    if (answer !== null && !signal.aborted) ({ items } = answer);
  }

  return {
    get items() {
      return items;
    },
    ask(text, productIds) {
      const question = JSON.stringify([text.trim(), productIds]);
      if (question === asked) return;
      asked = question;
      clearTimeout(timer);
      if (text.trim().length < suggestMinLetters && productIds.length === 0) {
        items = [];
        return;
      }
      timer = setTimeout(() => void suggest(text, productIds), suggestPauseMs);
    },
  };
}
