import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speak } from '../../../platform/sentences/index.ts';
import { formatFeedPrice } from './currency.ts';
import { parsePrice } from './parse-price.ts';

test.each([
  ['15.00 USD', 1500, 'USD'],
  ['USD 15', 1500, 'USD'],
  ['15,00 €', 1500, 'EUR'],
  ['€15', 1500, 'EUR'],
  ['15usd', 1500, 'USD'],
  ['$1,299.00', 129_900, 'USD'],
  ['1.299,00 EUR', 129_900, 'EUR'],
  ['1 299,00 EUR', 129_900, 'EUR'],
  ["1'299.50 CHF", 129_950, 'CHF'],
  ['1,299 USD', 129_900, 'USD'],
  ['1,234,567.89 USD', 123_456_789, 'USD'],
  ['57.0000 USD', 5700, 'USD'],
  ['4900 JPY', 4900, 'JPY'],
  ['JPY 4,900', 4900, 'JPY'],
  ['1.250 KWD', 1250, 'KWD'],
  ['2.1 USD', 210, 'USD'],
  ['0 USD', 0, 'USD'],
  ['￥4,900', 4900, 'JPY'],
  ['¥4900', 4900, 'JPY'],
  ['4900円', 4900, 'JPY'],
  ['99.00元', 9900, 'CNY'],
  ['RMB 99', 9900, 'CNY'],
  ['99.5 rmb', 9950, 'CNY'],
  ['CN￥99', 9900, 'CNY'],
  ['＄15', 1500, 'USD'],
  ['NT$1,299', 129_900, 'TWD'],
  ['15 Zł', 1500, 'PLN'],
])('%s is %i minor units of %s', (text, amount, currency) => {
  expect(parsePrice(text, null)).toEqual({ money: { amount, currency } });
});

test.each([
  ['10.00', 'missing_currency'],
  ['10.00 XXL', 'unknown_currency'],
  ['10.00 kr', 'unknown_currency'],
  ['10,00 kr.', 'unknown_currency'],
  ['¥99.50', 'bad_price'],
  ['-1 USD', 'bad_price'],
  ['1e309 USD', 'bad_price'],
  ['free', 'bad_price'],
  ['', 'bad_price'],
  ['USD 10 EUR', 'bad_price'],
  ['10.005 USD', 'ambiguous_price'],
  ['1.299 EUR', 'ambiguous_price'],
  ['1.2.3 USD', 'ambiguous_price'],
  ['10 20 USD', 'ambiguous_price'],
  ['0.0001 USD', 'bad_price'],
  ['4900.5 JPY', 'bad_price'],
  ['99999999999999 USD', 'bad_price'],
  [`${'9'.repeat(10_000)} USD`, 'bad_price'],
])('%s is refused: %s', (text, code) => {
  expect(parsePrice(text, null)).toMatchObject({ money: null, code });
});

test('a price without a currency takes the one of the feed', () => {
  expect(parsePrice('10.00', 'SEK')).toEqual({ money: { amount: 1000, currency: 'SEK' } });
});

test.each([
  ['￥99.00', 'CNY', 9900, 'CNY'],
  ['¥99.50', 'CNY', 9950, 'CNY'],
  ['¥4900', 'EUR', 4900, 'JPY'],
  ['$15', 'CAD', 1500, 'CAD'],
  ['$15', 'EUR', 1500, 'USD'],
  ['US$15', 'CAD', 1500, 'USD'],
  ['99,50 kr', 'SEK', 9950, 'SEK'],
  ['kr. 99,50', 'DKK', 9950, 'DKK'],
  ['99,50 kr.', 'NOK', 9950, 'NOK'],
])('%s in a feed whose currency is %s is %i minor units of %s', (text, ofFeed, amount, currency) => {
  expect(parsePrice(text, ofFeed)).toEqual({ money: { amount, currency } });
});

test('a sign that several currencies share is not said to be of none', () => {
  const refused = [parsePrice('10 kr', 'EUR'), parsePrice('¥99.50', null)];
  expect(refused.map((price) => 'hint' in price && speak('en', price.hint))).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining('--currency')),
  );
});

test('what is written as a feed price reads as the same money', () => {
  const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), currency, (amount, code) => {
      expect(parsePrice(formatFeedPrice(amount, code), null)).toEqual({ money: { amount, currency: code } });
    }),
  );
});
