import { expect, test } from 'vitest';
import { letterLanguage } from './letter-language.ts';

test.each([
  ['zh', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['ZH_TW', 'zh-CN'],
  // Zhuang
  ['zha', 'en'],
  ['de', 'en'],
  ['', 'en'],
  [null, 'en'],
])('letters for %s are written in %s', (locale, language) => {
  expect(letterLanguage(locale)).toBe(language);
});
