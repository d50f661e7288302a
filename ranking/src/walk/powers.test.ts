import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHoldBack } from './powers.ts';

test('what holds back is the power of the degree, exact for whole numbers', () => {
  const powers = fc.double({ min: 0.1, max: 1, noNaN: true });
  fc.assert(
    fc.property(powers, fc.double({ min: 0.01, max: 5_000, noNaN: true }), (power, degree) => {
      const holdBack = createHoldBack(power);
      const whole = Math.ceil(degree);
      expect(holdBack(whole)).toBe(whole ** -power);
      expect(Math.abs(holdBack(degree) / degree ** -power - 1)).toBeLessThan(0.005);
    }),
  );
});
