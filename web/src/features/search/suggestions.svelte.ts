import type { SearchSuggestions } from '@spark/contract';
import { call, routes } from '#lib/api/index.ts';
import { suggestionGroups, type Suggestion, type SuggestionGroup } from './suggestion-groups.ts';

/** Suggestions are asked for when typing pauses this long. */
export const suggestPauseMs = 150;
/** From so many letters on; one is enough of a script whose characters are words. */
export const suggestMinLetters = 2;

/** What is suggested for the words in a search field. */
export interface Suggester {
  readonly groups: readonly SuggestionGroup[];
  readonly all: readonly Suggestion[];
  /** The place of the one that Enter takes, -1 for none: Enter then searches for the words. */
  active: number;
  look(words: string): void;
  close(): void;
}

/** Makes a suggester that asks while one types; an answer that comes late is never shown. */
export function createSuggester(): Suggester {
  let groups = $state.raw<readonly SuggestionGroup[]>([]);
  let active = $state(-1);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | null = null;
  const all = $derived(groups.flatMap(({ suggestions }) => suggestions));

  function show(found: SearchSuggestions | null): void {
    groups = found === null ? [] : suggestionGroups(found);
    active = -1;
  }

  function close(): void {
    clearTimeout(timer);
    running?.abort();
    show(null);
  }

  async function ask(q: string): Promise<void> {
    const { signal } = (running = new AbortController());
    // A suggestion is a help, never a hindrance: where none can be had, the field still searches.
    const found = await call(fetch, routes.suggest, { query: { q }, signal }).catch(() => null);
    if (!signal.aborted) show(found);
  }

  return {
    get groups() {
      return groups;
    },
    get all() {
      return all;
    },
    get active() {
      return active;
    },
    set active(at) {
      // One step beyond either end is the field itself.
      active = at < -1 ? all.length - 1 : at >= all.length ? -1 : at;
    },
    look(words) {
      clearTimeout(timer);
      running?.abort();
      const q = words.trim();
      if (!isEnough(q)) {
        show(null);
        return;
      }
      timer = setTimeout(() => void ask(q), suggestPauseMs);
    },
    close,
  };
}

function isEnough(q: string): boolean {
  return [...q].length >= suggestMinLetters || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(q);
}
