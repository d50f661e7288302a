import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowestPriceBefore, type PriceStatement } from './lowest-price.ts';

const now = new Date('2026-06-30T12:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function stated(days: number, amount: number, facts: Partial<PriceStatement> = {}): PriceStatement {
  const none = { saleAmount: null, saleStartsAt: null, saleEndsAt: null };
  return { validFrom: daysAgo(days), amount, currency: 'EUR', ...none, ...facts };
}
const lowest = (...statements: PriceStatement[]) => lowestPriceBefore(statements, now)?.amount ?? null;

test.each<[string, PriceStatement[], number | null]>([
  ['a product that never cost anything else', [stated(50, 100)], null],
  ['a product on sale since it is there', [stated(5, 100, { saleAmount: 80 })], null],
  ['a sale after one usual price', [stated(50, 100), stated(2, 100, { saleAmount: 80 })], 100],
  [
    'a price raised just before its sale',
    [stated(50, 100), stated(5, 150), stated(2, 150, { saleAmount: 120 })],
    100,
  ],
  [
    'a low price of more than 30 days before the sale',
    [stated(90, 60), stated(40, 100), stated(2, 100, { saleAmount: 80 })],
    100,
  ],
  [
    'a low price that ended within the 30 days',
    [stated(90, 60), stated(31, 100), stated(2, 100, { saleAmount: 80 })],
    60,
  ],
  [
    'a sale that ended and the one after it',
    [
      stated(60, 100, { saleAmount: 70, saleStartsAt: daysAgo(20), saleEndsAt: daysAgo(10) }),
      stated(1, 100, { saleAmount: 80 }),
    ],
    70,
  ],
  ['a sale that begins by itself', [stated(60, 100, { saleAmount: 70, saleStartsAt: daysAgo(3) })], 100],
  [
    'the same sale, stated again with other words',
    [stated(60, 100), stated(9, 100, { saleAmount: 70 }), stated(2, 130, { saleAmount: 70 })],
    100,
  ],
  ['a sale stated at this very moment', [stated(60, 100), stated(0, 100, { saleAmount: 90 })], 100],
  ['another currency', [stated(60, 10, { currency: 'USD' }), stated(2, 100, { saleAmount: 80 })], null],
  [
    'a time without a price',
    [stated(60, 90), stated(20, 0, { amount: null, currency: null }), stated(2, 100, { saleAmount: 80 })],
    90,
  ],
])('%s', (_, statements, expected) => {
  expect(lowest(...statements)).toBe(expected);
});

test('however often a price changes, it is the lowest that held in the 30 days before the present one', () => {
  const changes = fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 1, max: 70 }), amount: fc.integer({ min: 1, max: 5 }) }),
    { minLength: 1, maxLength: 20, selector: ({ day }) => day },
  );
  fc.assert(
    fc.property(changes, (made) => {
      const inOrder = made.toSorted((one, other) => other.day - one.day);
      const priceOn = (day: number) => inOrder.findLast((change) => change.day >= day)?.amount ?? null;
      const today = priceOn(1);
      let since = 1;
      while (priceOn(since + 1) === today && today !== null) since += 1;
      const before = Array.from({ length: 30 }, (_, index) => priceOn(since + 1 + index));
      const expected = Math.min(...before.filter((price) => price !== null));
      const found = lowest(...inOrder.map(({ day, amount }) => stated(day, amount)));
      expect(found).toBe(expected === Infinity ? null : expected);
    }),
  );
});
