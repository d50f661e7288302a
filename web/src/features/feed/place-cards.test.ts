import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeCards } from './place-cards.ts';

const options = { columns: 3, gapPx: 20 };
const heights = fc.array(fc.integer({ min: 80, max: 900 }), { maxLength: 60 });
const unplaced = (heightsPx: number[]) => heightsPx.map((heightPx) => ({ heightPx, column: null }));

test('each card goes to the column that ends first', () => {
  const { places, heightPx } = placeCards(unplaced([300, 100, 200, 100, 50]), options);
  expect(places).toEqual([
    { column: 0, topPx: 0 },
    { column: 1, topPx: 0 },
    { column: 2, topPx: 0 },
    { column: 1, topPx: 120 },
    { column: 2, topPx: 220 },
  ]);
  expect(heightPx).toBe(300);
});

test('nothing has no height', () => {
  expect(placeCards([], options)).toEqual({ places: [], heightPx: 0 });
});

test('what has its column stays there, and what grows moves only what is below it', () => {
  const known = [300, 100, 200, 100].map((heightPx, at) => ({ heightPx, column: [0, 1, 2, 1][at] ?? 0 }));
  const before = placeCards(known, options).places;
  const grown = placeCards(
    known.map((card, at) => (at === 1 ? { ...card, heightPx: 500 } : card)),
    options,
  ).places;
  expect(grown.slice(0, 3)).toEqual(before.slice(0, 3));
  expect(grown[3]).toEqual({ column: 1, topPx: 520 });
});

test('what is appended moves nothing, and no column ends a whole card before another', () => {
  fc.assert(
    fc.property(heights, heights, (first, more) => {
      const before = placeCards(unplaced(first), options).places;
      const known = first.map((heightPx, at) => ({ heightPx, column: before[at]?.column ?? null }));
      const cards = [...known, ...unplaced(more)];
      const { places } = placeCards(cards, options);
      expect(places.slice(0, first.length)).toEqual(before);

      const ends = [0, 0, 0];
      for (const [at, { column, topPx }] of places.entries()) {
        // Each card begins right where the one above it ended.
        expect(topPx).toBe(ends[column]);
        ends[column] = topPx + (cards[at]?.heightPx ?? 0) + options.gapPx;
      }
      const tallest = Math.max(0, ...first, ...more) + options.gapPx;
      expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(tallest);
    }),
  );
});
