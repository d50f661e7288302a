import type { ReadLink } from '@spark/contract';
import { call, isApiProblem, routes, sentenceOf } from '#lib/api/index.ts';
import { looksWhole, withScheme } from './web-address.ts';

/** A page is read when typing its address pauses this long; a pasted one at once. */
export const linkPauseMs = 500;

/** What is known of the page an address leads to. */
export type LinkState =
  | { kind: 'idle' }
  | { kind: 'reading' }
  | { kind: 'read'; link: ReadLink }
  | { kind: 'refused'; sentence: string; isUnreached: boolean };

/** Reads the page an address leads to, as one types or pastes it. */
export interface LinkReader {
  readonly state: LinkState;
  read(typed: string, pauseMs?: number): void;
  /** Asks again where there was no answer: the connection is back. */
  resume(): void;
}

/** Makes a reader; an answer that comes late never replaces a newer one. */
export function createLinkReader(): LinkReader {
  let state = $state.raw<LinkState>({ kind: 'idle' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let address = '';

  async function ask(): Promise<void> {
    const { signal } = (running = new AbortController());
    state = { kind: 'reading' };
    try {
      const link = await call(fetch, routes.readLink, { query: { url: address }, signal });
      if (!signal.aborted) state = { kind: 'read', link };
    } catch (caught) {
      if (!signal.aborted)
        state = { kind: 'refused', sentence: remark(caught), isUnreached: !isApiProblem(caught) };
    }
  }

  return {
    get state() {
      return state;
    },
    read(typed, pauseMs = linkPauseMs) {
      const wanted = looksWhole(typed, location.host) ? withScheme(typed) : '';
      if (wanted === address) return;
      address = wanted;
      clearTimeout(timer);
      running?.abort();
      state = { kind: 'idle' };
      if (wanted !== '') timer = setTimeout(() => void ask(), pauseMs);
    },
    resume() {
      if (state.kind === 'refused' && state.isUnreached) void ask();
    },
  };
}

// The remark about the address says more than the sentence above all remarks.
function remark(caught: unknown): string {
  const [first] = isApiProblem(caught) ? (caught.problem.errors ?? []) : [];
  return first?.message ?? sentenceOf(caught);
}
