import type { ProductState } from '@spark/contract';
import { expect, test } from 'vitest';
import { applyState, isNews } from './apply-state.ts';
import { bagWith, lineOf } from './testing/samples.ts';

const line = lineOf();
const bag = bagWith([line]);
const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' });

function state(facts: Partial<ProductState> = {}): ProductState {
  const { id, isBuyable, availability, price, originalPrice } = line.product;
  return { id, isBuyable, availability, price, originalPrice, ...facts };
}
const soldOut = state({ isBuyable: false, availability: 'out_of_stock' });

test.each([
  ['nothing is different', state(), false],
  ['it is sold out', soldOut, true],
  ['it costs more', state({ price: dollars(15) }), true],
  ['its price is in another currency', state({ price: { amount: 1_200, currency: 'EUR' } }), true],
  ['its price is unknown', state({ price: null }), true],
  ['it is of no interest here', { ...soldOut, id: 'another' }, false],
])('where %s, that is news or not', (_name, told, isTold) => {
  expect(isNews(bag, told)).toBe(isTold);
});

test('what sells out says so, and leaves the sum', () => {
  const shown = applyState(bag, soldOut);
  expect(shown.items).toMatchObject([{ changes: ['gone'], available: 0, isBuyable: false }]);
  expect(shown).toMatchObject({ totals: [], count: 2 });
  expect(isNews(shown, soldOut)).toBe(false);
});

test('another price says so, and is in the sum', () => {
  const shown = applyState(bag, state({ price: dollars(15) }));
  expect(shown.items).toMatchObject([{ changes: ['price'], isBuyable: true, total: dollars(30) }]);
  expect(shown.totals).toEqual([dollars(30)]);
  expect(applyState(shown, state()).items).toMatchObject([{ changes: [], total: dollars(24) }]);
});

test('a price nobody has confirmed cannot be paid', () => {
  const shown = applyState(bag, state({ price: null }));
  expect(shown.items).toMatchObject([{ changes: ['price_unknown'], isBuyable: false, total: null }]);
  expect(shown.totals).toEqual([]);
});

test('what was short stays so with another price', () => {
  const short = bagWith([lineOf({ changes: ['short'], available: 1, isBuyable: false })]);
  expect(applyState(short, state({ price: dollars(15) })).items).toMatchObject([
    { changes: ['short', 'price'], available: 1, isBuyable: false },
  ]);
});

test('what is back is not offered before it is known how many there are', () => {
  const gone = applyState(bag, soldOut);
  const shown = applyState(gone, state());
  expect(shown.items).toMatchObject([{ changes: ['gone'], isBuyable: false }]);
  // It stays news until the server has been asked.
  expect(isNews(shown, state())).toBe(true);
});
