import { expect, test } from 'vitest';
import type { Hold, OutboxAct, OutboxEntry } from './outbox-entry.ts';
import { whatBecame } from './what-became.ts';

const closed: Hold = { reason: 'refused', sentence: 'This poll is closed.' };
const smile: OutboxAct = { kind: 'smile', postId: 'photo', isWanted: true };
const vote: OutboxAct = { kind: 'vote', postId: 'poll', optionId: 'tea' };

function entry(id: number, act: OutboxAct, hold: Hold | null = null): OutboxEntry {
  return { id, userId: 'ines', act, key: String(id), about: '', isTried: false, hold };
}

test('a vote that was counted brings the results, and a smile nothing that is not shown already', () => {
  expect(whatBecame([entry(1, smile), entry(2, vote)], [])).toEqual({ held: [], changedPosts: ['poll'] });
});

test('what was not taken is told, and its post is as it was', () => {
  const held = entry(2, vote, closed);
  expect(whatBecame([entry(1, smile), entry(2, vote)], [entry(1, smile), held])).toEqual({
    held: [held],
    changedPosts: ['poll'],
  });
});

test('what was told is not told again, and what still waits is as it is shown', () => {
  const waiting = [entry(1, smile, { ...closed, isTold: true }), entry(2, vote)];
  expect(whatBecame(waiting, waiting)).toEqual({ held: [], changedPosts: [] });
});

test('what was not taken before this page was opened is told here', () => {
  const held = entry(2, vote, closed);
  expect(whatBecame([], [held])).toEqual({ held: [held], changedPosts: ['poll'] });
});
