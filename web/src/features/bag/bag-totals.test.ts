import { expect, test } from 'vitest';
import { piecesIn, withQuantity } from './bag-totals.ts';
import { bagWith, lineOf } from './testing/samples.ts';

const line = lineOf();
const other = lineOf({
  productId: '01890a5d-ac96-774b-bcce-b302099a8058',
  quantity: 1,
  total: { amount: 900, currency: 'EUR' },
});

test('another quantity shows with its sum', () => {
  const bag = withQuantity(bagWith([line, other]), line.productId, 3);
  expect(bag.count).toBe(4);
  expect(bag.items[0]?.total).toEqual({ amount: 3_600, currency: 'USD' });
  expect(bag.totals).toEqual([
    { amount: 900, currency: 'EUR' },
    { amount: 3_600, currency: 'USD' },
  ]);
});

test('no piece of a line takes it out', () => {
  const bag = withQuantity(bagWith([line, other]), line.productId, 0);
  expect(bag.items).toEqual([other]);
  expect(bag.count).toBe(1);
});

test('more than there is cannot be bought, until it is less again', () => {
  const short = withQuantity(bagWith([line]), line.productId, 6);
  expect(short.items[0]).toMatchObject({ changes: ['short'], isBuyable: false });
  expect(short.totals).toEqual([]);
  const enough = withQuantity(short, line.productId, 5);
  expect(enough.items[0]).toMatchObject({ changes: [], isBuyable: true });
});

test('pieces are counted for each currency', () => {
  const bag = bagWith([line, other, lineOf({ quantity: 7, isBuyable: false, changes: ['gone'] })]);
  expect(piecesIn(bag, 'USD')).toBe(2);
  expect(piecesIn(bag, 'EUR')).toBe(1);
});
