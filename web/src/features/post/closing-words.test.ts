import { expect, test } from 'vitest';
import { closingWords } from './closing-words.ts';

const now = Date.parse('2026-03-10T12:00:00Z');

test.each([
  [{ closesAt: null, isClosed: false }, null],
  [{ closesAt: null, isClosed: true }, 'Final result'],
  [{ closesAt: '2026-03-10T11:30:00Z', isClosed: true }, 'Final result, closed 30m ago'],
  [{ closesAt: '2026-03-10T12:00:20Z', isClosed: false }, 'Closes in less than a minute'],
  [{ closesAt: '2026-03-10T12:45:00Z', isClosed: false }, 'Closes in 45 minutes'],
  [{ closesAt: '2026-03-10T17:00:00Z', isClosed: false }, 'Closes in 5 hours'],
  [{ closesAt: '2026-03-13T11:00:00Z', isClosed: false }, 'Closes in 3 days'],
  [{ closesAt: '2026-04-30T12:00:00Z', isClosed: false }, 'Closes on April 30, 2026'],
])('of a poll with %j is said %j', (poll, words) => {
  expect(closingWords(poll, now)).toBe(words);
});
