import { expect, test } from 'vitest';
import { parsePrice, typedPrice } from './parse-price.ts';

test.each([
  ['4.90', 'USD', 490],
  ['4,9', 'USD', 490],
  [' 5 ', 'USD', 500],
  ['0', 'USD', 0],
  ['900', 'JPY', 900],
  ['1.234', 'KWD', 1_234],
])('%s in %s is understood', (text, currency, amount) => {
  expect(parsePrice(text, currency)).toBe(amount);
});

test.each([
  ['', 'USD'],
  ['-1', 'USD'],
  ['4.999', 'USD'],
  ['4.5', 'JPY'],
  ['1e3', 'USD'],
  ['$5', 'USD'],
  ['1.000,00', 'USD'],
  ['99999999999', 'USD'],
])('%s in %s is no price', (text, currency) => {
  expect(parsePrice(text, currency)).toBeNull();
});

test('a price is typed as it is read', () => {
  expect(typedPrice(490, 'USD')).toBe('4.90');
  expect(typedPrice(900, 'JPY')).toBe('900');
});
