import { expect, test } from 'vitest';
import { siteOf } from './site-of.ts';

test.each([
  ['https://www.cups.example/a', '', { name: null, host: 'cups.example' }],
  ['https://cups.example/a', 'Cups.example', { name: null, host: 'cups.example' }],
  ['https://thelongtable.example/a', 'The Long Table', { name: null, host: 'thelongtable.example' }],
  ['https://cups.example/a', 'Cups & Co', { name: 'Cups & Co', host: 'cups.example' }],
  ['https://elsewhere.example/', 'bank.example', { name: 'bank.example', host: 'elsewhere.example' }],
  ['https://bank.example@elsewhere.example/', '', { name: null, host: 'elsewhere.example' }],
  ['https://bаnk.example/', 'bank.example', { name: 'bank.example', host: 'xn--bnk-6cd.example' }],
])('%s, which calls itself %j, is said to be %j', (url, site, said) => {
  expect(siteOf({ url, site })).toEqual(said);
});
