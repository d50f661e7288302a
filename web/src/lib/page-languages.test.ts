import { expect, test } from 'vitest';
import { addressIn, alternatesOf } from './page-languages.ts';

test('a page in a language is the same address with its name, and a language there is not is none', () => {
  const shop = 'https://spark.test/shop?category=Hats';
  expect(addressIn('zh-CN', shop)).toBe(`${shop}&lang=zh-CN`);
  for (const none of [null, '', 'xx', 'zh']) expect(addressIn(none, shop)).toBe(shop);
});

test('each language names all of them and itself, and the plain address for everybody else', () => {
  expect(alternatesOf('https://spark.test/u/ann')).toEqual([
    { language: 'en', address: 'https://spark.test/u/ann?lang=en' },
    { language: 'zh-CN', address: 'https://spark.test/u/ann?lang=zh-CN' },
    { language: 'ar', address: 'https://spark.test/u/ann?lang=ar' },
    { language: 'x-default', address: 'https://spark.test/u/ann' },
  ]);
});
