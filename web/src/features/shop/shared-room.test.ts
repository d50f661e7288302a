import { expect, test } from 'vitest';
import { sharedRoom } from './shared-room.ts';

const plain = { title: 'Hat', rating: { average: null, count: 0 }, originalPrice: null };

test('one variant leaves room for what only another one shows, and whichever is open leaves the same', () => {
  const named = { ...plain, title: 'Hat with a wide brim' };
  const rated = { ...plain, rating: { average: 4.5, count: 2 } };
  const reduced = { ...plain, originalPrice: { amount: 900, currency: 'USD' } };
  const room = { title: 'Hat with a wide brim', hasRating: true, isReduced: true };
  expect(sharedRoom([plain, named, rated, reduced])).toEqual(room);
  expect(sharedRoom([reduced, rated, named, plain])).toEqual(room);
});

test('no room is left for what none of them shows', () => {
  expect(sharedRoom([plain])).toEqual({ title: 'Hat', hasRating: false, isReduced: false });
});
