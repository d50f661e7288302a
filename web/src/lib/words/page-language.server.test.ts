import { expect, test } from 'vitest';
import { formatMoney } from '../format.ts';
import { inLanguage, sayOnce } from './page-language.server.ts';

const price = { amount: 4900, currency: 'EUR' };

test('what is put into words is remembered by language, and comes along with each page that says it', () => {
  const pages = (['en', 'zh-CN', 'en'] as const).map((locale) =>
    inLanguage({ locale, zone: null }, ({ said }) => [
      sayOnce('49 euros', () => `${locale} says it`),
      ...said,
    ]),
  );
  expect(pages).toEqual([
    ['en says it', ['49 euros', 'en says it']],
    ['zh-CN says it', ['49 euros', 'zh-CN says it']],
    ['en says it', ['49 euros', 'en says it']],
  ]);
});

test('the same price twice is said twice alike', () => {
  inLanguage({ locale: 'ar', zone: null }, ({ said }) => {
    const printed = formatMoney(price);
    expect([formatMoney(price), ...said]).toEqual([printed, ['4900 EUR', printed]]);
  });
});

test('more than can be remembered is said all the same', () => {
  inLanguage({ locale: 'en', zone: null }, ({ said }) => {
    for (let count = 0; count < 10_001; count++) sayOnce(`number ${count}`, () => `${count}`);
    expect([said.size, said.get('number 0'), said.get('number 10000')]).toEqual([10_001, '0', '10000']);
  });
});
