import { expect, test } from 'vitest';
import { quantityLeft } from './accept-changes.ts';
import { describeChanges } from './describe-changes.ts';
import { lineOf } from './testing/samples.ts';

const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

test.each([
  [lineOf(), []],
  [lineOf({ changes: ['gone'], available: 0 }), ['Sold out for now.']],
  [lineOf({ changes: ['short'], available: 1 }), ['Only 1 left.']],
  [lineOf({ changes: ['price_unknown'] }), ['The shop has to confirm its price first.']],
  [
    lineOf({ changes: ['price'], priceWhenAdded: dollars(10) }),
    ['It costs more: $12.00 now, $10.00 when you put it in.'],
  ],
  [
    lineOf({ changes: ['price'], priceWhenAdded: dollars(15) }),
    ['It costs less: $12.00 now, $15.00 when you put it in.'],
  ],
  [
    lineOf({ changes: ['short', 'price'], available: 1, priceWhenAdded: dollars(15) }),
    ['Only 1 left.', 'It costs less: $12.00 now, $15.00 when you put it in.'],
  ],
])('what changed is said in sentences', (line, sentences) => {
  expect(describeChanges(line)).toEqual(sentences);
});

test.each([
  [lineOf({ changes: ['price'] }), 2],
  [lineOf({ changes: ['short'], available: 1 }), 1],
  [lineOf({ changes: ['short', 'price_unknown'], available: 1 }), 0],
  [lineOf({ changes: ['gone'], available: 0 }), 0],
  [lineOf({ changes: ['price'], available: null }), 2],
])('accepting changes leaves what can be bought', (line, left) => {
  expect(quantityLeft(line)).toBe(left);
});
