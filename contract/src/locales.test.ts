import { expect, test } from 'vitest';
import { directionOf, isLocale, localeNames, locales, matchLocale } from './locales.ts';

test.each([
  ['xx', null],
  ['', null],
  [null, null],
  [undefined, null],
  ['../../etc/passwd', null],
  ['<script>', null],
  ['en; drop table', 'en'],
  ['*', null],
  ['tlh, 12345678901234567890', null],
  [`${'-'.repeat(5_000)},en`, 'en'],
  ['zh;q=nonsense', null],
  ['zh-TW', null],
  ['zh-Hant', null],
])('what names no language Spark speaks is left: %s', (text, locale) => {
  expect(matchLocale(text)).toBe(locale);
});

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['ar-EG', 'ar'],
  ['en-GB', 'en'],
  ['de-DE,de;q=0.9,ar;q=0.8,en;q=0.7', 'ar'],
  ['en;q=0.5, zh-CN;q=0.9', 'zh-CN'],
  ['en;q=0, ar', 'ar'],
  ['zh-TW, zh;q=0.9, en;q=0.8', 'zh-CN'],
])('%s is answered in %s', (text, locale) => {
  expect(matchLocale(text)).toBe(locale);
});

test('only Arabic runs from right to left as yet', () => {
  expect(locales.map(directionOf)).toEqual(['ltr', 'ltr', 'rtl']);
});

test('every language has a name of its own', () => {
  expect(new Set(locales.map((locale) => localeNames[locale])).size).toBe(locales.length);
  expect(isLocale('zh-CN')).toBe(true);
  expect(isLocale('zh')).toBe(false);
  expect(isLocale(undefined)).toBe(false);
});
