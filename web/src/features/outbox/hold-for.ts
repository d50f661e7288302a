import { codeOf, isApiProblem, sentenceOf } from '#lib/api/problem.ts';
import type { Hold, OutboxAct } from './outbox-entry.ts';

/** What a failure means for what was sent: it is tried again by itself, or waits for its author. */
export type Outcome = 'later' | Hold;

// The server is away or has too much to do; the thing itself is as good as before.
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the server was not reached, or could not answer just now. */
export function isUnreachable(caught: unknown): boolean {
  return isApiProblem(caught) ? passing.has(caught.problem.status) : true;
}

/** Says what is to become of an act the server did not take. */
export function outcomeOf(caught: unknown, act: OutboxAct): Outcome {
  if (isUnreachable(caught)) return 'later';
  const code = codeOf(caught);
  if (code === 'unauthenticated') return { reason: 'account', sentence: 'Sign in, and it is sent.' };
  if (code === 'membership_required') return { reason: 'membership', sentence: sentenceOf(caught) };
  if (code === 'not_found') return { reason: 'gone', sentence: goneWords(act.kind) };
  return { reason: 'refused', sentence: sentenceOf(caught) };
}

/** What is said where the thing an act was about is gone. */
function goneWords(kind: OutboxAct['kind']): string {
  switch (kind) {
    case 'smile':
    case 'save':
      return 'The post was deleted meanwhile.';
    case 'vote':
      return 'The poll was deleted meanwhile.';
    case 'follow':
      return 'This person is not here any more.';
    case 'comment':
      return 'The post was deleted meanwhile. Your words are still here.';
    case 'post':
      return 'Something in this post is not there any more. Open it to see what.';
  }
}
