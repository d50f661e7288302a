import { describe, expect, test } from 'vitest';
import { beginDrag } from './drag-sheet.ts';

const heightPx = 400;

/** Drags through these places, a frame apart, and lets go `pauseMs` later. */
function drag(places: number[], { pauseMs = 0, frameMs = 16 } = {}) {
  const sheet = beginDrag({ y: 0, time: 0 });
  let downPx = 0;
  for (const [at, y] of places.entries()) downPx = sheet.move({ y, time: (at + 1) * frameMs });
  return { downPx, isClosing: sheet.isClosing(heightPx, places.length * frameMs + pauseMs) };
}

describe('a sheet', () => {
  test('follows the finger down and never goes up', () => {
    expect(drag([10, 40]).downPx).toBe(40);
    expect(drag([10, -40]).downPx).toBe(0);
  });

  test('closes when it was dragged far, however slowly', () =>
    expect(drag([101], { frameMs: 2_000, pauseMs: 500 }).isClosing).toBe(true));

  test('closes when it was flung, however near', () => expect(drag([12, 30, 50]).isClosing).toBe(true));

  test('stays when it was dragged a little, or flung and then held', () => {
    expect(drag([20, 30], { frameMs: 100 }).isClosing).toBe(false);
    expect(drag([12, 30, 50], { pauseMs: 200 }).isClosing).toBe(false);
  });

  test('stays when it is flung back', () =>
    expect(drag([200, 200, 200, 200, 200, 200, 170, 130, 80]).isClosing).toBe(false));
});
