import type { KeptBagLine } from '@spark/contract';
import { expect, test } from 'vitest';
import { decodeBag, encodeBag, keptBagLines } from './bag-cookie.ts';

const line: KeptBagLine = {
  productId: '01890a5d-ac96-774b-bcce-b302099a8057',
  quantity: 2,
  fromPostId: '01890a5d-ac96-774b-bcce-b302099a8058',
  priceWhenAdded: { amount: 4_900, currency: 'USD' },
  addedAt: '2026-03-10T12:00:00.000Z',
};
const bare: KeptBagLine = {
  productId: '01890a5d-ac96-774b-bcce-b302099a8059',
  quantity: 99,
  fromPostId: null,
};

test('a bag comes back from a cookie as it went in', () => {
  expect(decodeBag(encodeBag([line, bare]))).toEqual([line, bare]);
});

test('a cookie needs no escaping', () => {
  const value = encodeBag([line, bare]);
  expect(encodeURIComponent(value)).toBe(value);
});

test('the fullest bag fits into a cookie', () => {
  const dear = { ...line, quantity: 99, priceWhenAdded: { amount: 100_000_000_000, currency: 'USD' } };
  const value = encodeBag(Array.from({ length: keptBagLines + 5 }, () => dear));
  expect(decodeBag(value)).toHaveLength(keptBagLines);
  expect(value.length).toBeLessThan(3_600);
});

test.each([
  '',
  '~~~',
  'hello',
  '__proto__.1....',
  `${'0'.repeat(32)}.0....`,
  `${'0'.repeat(32)}.100....`,
  `${'0'.repeat(32)}.1..zz.usd.`,
  `<script>.1....`,
])('what is no line is passed over: %s', (value) => {
  expect(decodeBag(value)).toEqual([]);
  expect(decodeBag(`${value}~${encodeBag([line])}`)).toEqual([line]);
});

test('a price or a time out of all reason is cut down to what the server reads', () => {
  const [read] = decodeBag(`${'0'.repeat(32)}.1..zzzzzzz.USD.zzzzzzz`);
  expect(read?.priceWhenAdded?.amount ?? 0).toBeLessThanOrEqual(100_000_000_000);
  expect(read?.addedAt).toMatch(/^\d{4}-/);
});
