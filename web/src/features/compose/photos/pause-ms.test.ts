import { expect, test } from 'vitest';
import { limitPauseMs, longestPauseMs, pauseMs } from './pause-ms.ts';

const now = Date.parse('2026-03-10T12:00:00Z');

test.each([
  ['30', 30_000],
  ['Tue, 10 Mar 2026 12:00:45 GMT', 45_000],
  ['Tue, 10 Mar 2026 11:00:00 GMT', 1_000],
  ['0', 1_000],
  ['999999', longestPauseMs],
  ['soon', limitPauseMs],
  ['', limitPauseMs],
  [null, limitPauseMs],
])('a server that says %j is left alone for %i ms', (retryAfter, ms) => {
  expect(pauseMs(retryAfter, limitPauseMs, now)).toBe(ms);
});
