import { expect, test } from 'vitest';
import { isSeen } from './is-seen.ts';

test.each([
  ['half of it shows', { shownPx: 300, postPx: 600, screenPx: 800 }, true],
  ['less than half of it shows', { shownPx: 299, postPx: 600, screenPx: 800 }, false],
  ['it is long and fills half of the screen', { shownPx: 400, postPx: 4_000, screenPx: 800 }, true],
  [
    'it is long and fills less than half of the screen',
    { shownPx: 399, postPx: 4_000, screenPx: 800 },
    false,
  ],
  ['nothing of it shows', { shownPx: 0, postPx: 0, screenPx: 800 }, false],
])('of a post of which %s', (_, sizes, expected) => {
  expect(isSeen(sizes)).toBe(expected);
});
