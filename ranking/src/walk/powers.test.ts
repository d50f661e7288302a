import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHoldBack } from './powers.ts';

test('what holds back is the power of the degree', () => {
  const powers = fc.double({ min: 0.1, max: 1, noNaN: true });
  fc.assert(
    fc.property(powers, fc.double({ min: 1e-30, max: 1e30, noNaN: true }), (power, degree) => {
      const holdBack = createHoldBack(power);
      expect(Math.abs(holdBack(degree) / degree ** -power - 1)).toBeLessThan(1e-7);
    }),
  );
});
