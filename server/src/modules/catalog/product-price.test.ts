import { expect, test } from 'vitest';
import { priceAt, type PriceFacts } from './product-price.ts';

const now = new Date('2026-05-10T12:00Z');
const usual = { amount: 4900, currency: 'EUR' };
const lowered = { amount: 3900, currency: 'EUR' };

const facts = (more: Partial<PriceFacts> = {}): PriceFacts => ({
  price_amount: 4900,
  price_currency: 'EUR',
  price_at: new Date('2026-05-10T00:00Z'),
  sale_price_amount: null,
  sale_starts_at: null,
  sale_ends_at: null,
  ...more,
});

test('a price is shown for 72 hours after the shop confirmed it', () => {
  expect(priceAt(facts({ price_at: new Date('2026-05-07T12:00Z') }), now).price).toEqual(usual);
  expect(priceAt(facts({ price_at: new Date('2026-05-07T11:59Z') }), now).price).toBeNull();
});

test('a price that was set here does not go stale', () => {
  expect(priceAt(facts({ price_at: null }), now).price).toEqual(usual);
});

test.each([
  ['without dates', null, null, true],
  ['while it lasts', '2026-05-10T00:00Z', '2026-05-11T00:00Z', true],
  ['not before it begins', '2026-05-10T12:01Z', null, false],
  ['not once it ended', null, '2026-05-10T12:00Z', false],
])('a sale price holds %s', (_, start, end, holds) => {
  const sale = {
    sale_price_amount: 3900,
    sale_starts_at: start === null ? null : new Date(start),
    sale_ends_at: end === null ? null : new Date(end),
  };
  expect(priceAt(facts(sale), now)).toEqual(
    holds ? { price: lowered, originalPrice: usual } : { price: usual, originalPrice: null },
  );
});
