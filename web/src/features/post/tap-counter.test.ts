import { expect, test } from 'vitest';
import { createTapCounter, doubleTapMs, doubleTapPx } from './tap-counter.ts';

function tapping() {
  const seen: string[] = [];
  const taps = createTapCounter({ onSingle: () => seen.push('single'), onDouble: () => seen.push('double') });
  return {
    seen,
    taps,
    tap: (timeStamp: number, clientX = 0) => taps.tap({ timeStamp, clientX, clientY: 0 }),
  };
}

test('the first tap is answered at once and a quick second one is a double tap', () => {
  const { seen, tap } = tapping();
  tap(1_000);
  tap(1_000 + doubleTapMs);
  tap(1_000 + doubleTapMs * 2);
  expect(seen).toEqual(['single', 'double', 'single']);
});

test('slow taps and taps far apart are single ones', () => {
  const { seen, tap } = tapping();
  tap(1_000);
  tap(1_000 + doubleTapMs + 1);
  tap(1_000 + doubleTapMs + 2, doubleTapPx + 1);
  expect(seen).toEqual(['single', 'single', 'single']);
});

test('two fingers are no tap', () => {
  const { seen, taps, tap } = tapping();
  taps.press({ isPrimary: false });
  tap(1_000);
  expect(seen).toEqual([]);
});

test('a tap before a pinch and one after it are two', () => {
  const { seen, taps, tap } = tapping();
  tap(1_000);
  taps.press({ isPrimary: false });
  taps.press({ isPrimary: true });
  tap(1_100);
  expect(seen).toEqual(['single', 'single']);
});
