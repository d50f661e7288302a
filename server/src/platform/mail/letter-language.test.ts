import { expect, test } from 'vitest';
import { letterLocale } from './letter-language.ts';

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['ar-EG', 'ar'],
  // Zhuang
  ['zha', 'en'],
  ['de', 'en'],
  ['', 'en'],
  [null, 'en'],
])('letters for %s are written in %s', (chosen, locale) => {
  expect(letterLocale(chosen)).toBe(locale);
});

test('who never chose a language is written to in that of the shop', () => {
  expect(letterLocale(null, 'ar')).toBe('ar');
  expect(letterLocale('en', 'ar')).toBe('en');
});
