import type { Author, Interest } from '@spark/contract';
import { findInterests } from '#features/search/find-interests.ts';
import { call, routes } from '#lib/api/index.ts';
import { wordAtCaret, type TypedWord } from './complete-word.ts';

/** People are asked for when typing pauses this long. */
export const mentionPauseMs = 150;
/** So many completions are offered at once. */
export const mostCompletions = 6;

/** What a typed word may become. */
export type Completion =
  | { kind: 'person'; name: string; person: Author }
  | { kind: 'interest'; name: string; interest: Interest };

/** The completions of the word that is being typed. */
export interface Completer {
  readonly word: TypedWord | null;
  readonly found: readonly Completion[];
  /** The place of the one that Enter takes. */
  active: number;
  look(text: string, caret: number): void;
  close(): void;
}

/** Makes a completer of mentions and interests. */
export function createCompleter(interests: readonly Interest[]): Completer {
  let word = $state.raw<TypedWord | null>(null);
  let found = $state.raw<Completion[]>([]);
  let active = $state(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(completions: Completion[]): void {
    found = completions.slice(0, mostCompletions);
    active = 0;
  }

  function close(): void {
    clearTimeout(timer);
    word = null;
    found = [];
  }

  async function findPeople(asked: TypedWord): Promise<void> {
    const people = await call(fetch, routes.completeHandles, { query: { q: asked.letters } }).catch(
      () => null,
    );
    // Typing went on, or names cannot be asked for just now: a completion is a help, never a hindrance.
    if (word !== asked || people === null) return;
    show(people.items.map((person) => ({ kind: 'person', name: person.handle, person })));
  }

  return {
    get word() {
      return word;
    },
    get found() {
      return found;
    },
    get active() {
      return active;
    },
    set active(at) {
      active = (at + found.length) % Math.max(1, found.length);
    },
    look(text, caret) {
      clearTimeout(timer);
      const typed = wordAtCaret(text, caret);
      if (typed === null || typed.letters === '') {
        close();
        return;
      }
      word = typed;
      if (typed.mark === '@') {
        timer = setTimeout(() => void findPeople(typed), mentionPauseMs);
        return;
      }
      show(
        findInterests(interests, typed.letters.replaceAll('-', ' ')).map((interest) => ({
          kind: 'interest',
          name: interest.slug,
          interest,
        })),
      );
    },
    close,
  };
}
