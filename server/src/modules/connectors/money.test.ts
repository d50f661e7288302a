import { expect, test } from 'vitest';
import { decimalMoney, priced, unitMoney } from './money.ts';

test.each([
  ['19.90', 'EUR', 1990],
  ['19.9', 'eur', 1990],
  ['1.299', 'EUR', 130],
  ['1.2949', 'EUR', 129],
  ['1200', 'JPY', 1200],
  ['1200.50', 'JPY', 1201],
  ['1.5', 'KWD', 1500],
  [29.889999999999997, 'EUR', 2989],
  [0.1 + 0.2, 'EUR', 30],
  [1e-7, 'EUR', 0],
])('%s %s is %i minor units', (amount, currency, expected) => {
  expect(decimalMoney(amount, currency)).toEqual({ amount: expected, currency: currency.toUpperCase() });
});

test.each(['', '-1', '1,50', '1e3', 'NaN', '1.2.3', '99999999999999999999'])('%s is no amount', (amount) => {
  expect(decimalMoney(amount, 'EUR')).toBeNull();
});

test.each([Number.NaN, -1, Infinity, 1e20])('%d is no amount', (amount) => {
  expect(decimalMoney(amount, 'EUR')).toBeNull();
});

test('units of the shop become minor units of the currency', () => {
  expect(unitMoney(5, 2, 'EUR')).toEqual({ amount: 5, currency: 'EUR' });
  expect(unitMoney(120000, 2, 'JPY')).toEqual({ amount: 1200, currency: 'JPY' });
  expect(unitMoney(1990, 0, 'EUR')).toEqual({ amount: 199_000, currency: 'EUR' });
  expect(unitMoney(1.5, 2, 'EUR')).toBeNull();
});

test('only what cost more before is reduced', () => {
  const money = (amount: number) => ({ amount, currency: 'EUR' });
  expect(priced(money(5), money(9))).toEqual({ price: money(9), salePrice: money(5) });
  expect(priced(money(5), money(5))).toEqual({ price: money(5), salePrice: null });
  expect(priced(money(5), null)).toEqual({ price: money(5), salePrice: null });
  expect(priced(null, money(5))).toEqual({ price: null, salePrice: null });
});
