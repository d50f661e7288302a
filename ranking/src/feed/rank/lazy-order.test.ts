import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateAt, clearLazyOrder, createLazyOrder, putIn, settleLazyOrder } from './lazy-order.ts';

test('as far as it is read, an order is that of a full sort: the largest first, of equals the one with the smaller number', () => {
  const order = createLazyOrder();
  const keys = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(keys, fc.array(fc.nat(61), { maxLength: 8 }), (given, places) => {
      clearLazyOrder(order, given.length);
      for (const [candidate, key] of given.entries()) putIn(order, candidate, key);
      settleLazyOrder(order);
      const sorted = given.map((key, candidate) => ({ key, candidate })).toSorted((a, b) => b.key - a.key);
      for (const place of places) expect(candidateAt(order, place)).toBe(sorted[place]?.candidate ?? -1);
    }),
  );
});
