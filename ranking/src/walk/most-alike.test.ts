import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nthLargest } from './most-alike.ts';

test('the n-th largest is that of a full sort, and the values stay as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), fc.nat(59), (values, place) => {
      const column = Float64Array.from([...values, 99]);
      const n = (place % values.length) + 1;
      const sorted = values.toSorted((one, other) => other - one);
      expect(nthLargest(column, values.length, n, new Float64Array(61))).toBe(sorted[n - 1]);
      expect([...column]).toEqual([...values, 99]);
    }),
  );
});
