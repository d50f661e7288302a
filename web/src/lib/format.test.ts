import { locales } from '@spark/contract';
import { expect, test } from 'vitest';
import { formatAgo, formatCount, formatMoney, isolate } from './format.ts';
import { plural } from './words/plural.ts';

const now = Date.parse('2026-03-10T12:00:00Z');

test.each([
  ['2026-03-10T11:59:30Z', 'just now'],
  ['2026-03-10T12:00:30Z', 'just now'],
  ['2026-03-10T11:30:00Z', '30m ago'],
  ['2026-03-10T02:00:00Z', '10h ago'],
  ['2026-03-09T11:00:00Z', 'yesterday'],
  ['2026-03-01T11:00:00Z', 'Mar 1'],
])('%s is said as %s', (time, said) => {
  expect(formatAgo(time, now)).toBe(said);
});

test.each([
  [{ amount: 4900, currency: 'USD' }, '$49.00'],
  [{ amount: 4900, currency: 'JPY' }, '¥4,900'],
  [{ amount: 1234, currency: 'KWD' }, 'KWD\u00a01.234'],
])('a price is printed with the digits of its currency', (money, printed) => {
  expect(formatMoney(money)).toBe(printed);
});

test('one is singular', () => {
  expect(plural(1, ['# comment', '# comments'])).toBe('1 comment');
  expect(plural(1_200, ['# comment', '# comments'])).toBe('1.2K comments');
});

test.each(locales)('in %s a count below a thousand is its digits, and needs nothing to say it', (locale) => {
  const said = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const counts = Array.from({ length: 1_000 }, (_, count) => count);
  expect(counts.map(formatCount)).toEqual(counts.map((count) => said.format(count)));
});

test('a name is kept together where it runs against the page, and else stays as it is', () => {
  expect(isolate('Hat “Sun”, 2')).toBe('Hat “Sun”, 2');
  expect(isolate('小雨的帽子')).toBe('小雨的帽子');
  expect(isolate('قبعة 2')).toBe('\u2068قبعة 2\u2069');
  expect(isolate('Hat \u202etaH')).toBe('\u2068Hat \u202etaH\u2069');
});
