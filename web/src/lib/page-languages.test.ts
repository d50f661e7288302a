import { expect, test } from 'vitest';
import { addressIn, alternatesOf } from './page-languages.ts';

test('a page in another language is the same address with its name', () => {
  expect(addressIn('en', 'https://spark.test/shop?category=Hats')).toBe(
    'https://spark.test/shop?category=Hats',
  );
  expect(addressIn('zh-CN', 'https://spark.test/shop?category=Hats')).toBe(
    'https://spark.test/shop?category=Hats&lang=zh-CN',
  );
});

test('each language names all of them and itself, and the usual one for everybody else', () => {
  expect(alternatesOf('https://spark.test/u/ann', ['en', 'ar'])).toEqual([
    { language: 'en', address: 'https://spark.test/u/ann' },
    { language: 'ar', address: 'https://spark.test/u/ann?lang=ar' },
    { language: 'x-default', address: 'https://spark.test/u/ann' },
  ]);
  expect(alternatesOf('https://spark.test/', ['en'])).toEqual([]);
});
