import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundTerms } from './round-terms.ts';

const hundredths = (value: number) => Math.round(value * 100);

test('what is shown sums to the score that is shown, and no term is off by a whole unit', () => {
  const value = fc.double({ min: -150, max: 150, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 10 }), (values) => {
      const exact = Object.fromEntries(values.map((one, at) => [`term${at}`, one]));
      const { score, terms } = roundTerms(exact);
      const sum = values.reduce((total, one) => total + one, 0);
      expect(Math.abs(score - sum)).toBeLessThanOrEqual(0.005 + 1e-9);
      expect(terms.reduce((total, term) => total + hundredths(term.value), 0)).toBe(hundredths(score));
      for (const term of terms) {
        expect(Math.abs(term.value - (exact[term.name] ?? 0))).toBeLessThan(0.01 + 1e-9);
        expect(term.value).not.toBe(0);
      }
    }),
  );
});

test('the strongest comes first, whichever way it pulls', () => {
  const { score, terms } = roundTerms({ fresh: 0.204, interest: 0.8, popular: 0.001, notInterested: -2 });
  expect(score).toBe(-0.99);
  expect(terms).toEqual([
    { name: 'notInterested', value: -2 },
    { name: 'interest', value: 0.8 },
    { name: 'fresh', value: 0.21 },
  ]);
});
