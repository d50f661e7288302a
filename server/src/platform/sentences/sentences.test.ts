import { expect, test } from 'vitest';
import { dayOf, listOf, priceOf, say, sayAgain, sayCounted, sayTogether, speak } from './index.ts';

test('what is not translated is said in English, with its values', () => {
  expect(speak('zh-CN', say`Nobody translated ${'this'}, ${2_200} times.`)).toBe(
    'Nobody translated this, 2,200 times.',
  );
});

test('what is translated is said in the language that is asked for', () => {
  const sentence = say`You cannot follow yourself.`;
  expect(speak('en', sentence)).toBe('You cannot follow yourself.');
  expect(speak('zh-CN', sentence)).toBe('不能关注自己。');
  expect(speak('ar', sentence)).toBe('لا يمكنك متابعة نفسك.');
  expect(speak('zh-CN', sayAgain('You cannot follow yourself.'))).toBe('不能关注自己。');
});

test('what people wrote stays as it is, even where it looks like a place for a value', () => {
  expect(speak('zh-CN', say`“${'{1} {0}'}” cannot be bought right now.`)).toBe('“{1} {0}”现在买不到。');
});

test('what is quoted has inner marks within those around it', () => {
  const sentence = say`“${'Hat “Sun”'}” cannot be bought right now.`;
  expect(speak('en', sentence)).toBe('“Hat ‘Sun’” cannot be bought right now.');
  expect(speak('en', say`${'Hat “Sun”'} mentioned you`)).toBe('Hat “Sun” mentioned you');
});

test('sentences one after the other have a space between where their language has one', () => {
  const both = say`${say`“${'Hat'}” cannot be bought right now.`} ${say`You cannot follow yourself.`}`;
  expect(speak('en', both)).toBe('“Hat” cannot be bought right now. You cannot follow yourself.');
  expect(speak('zh-CN', both)).toBe('“Hat”现在买不到。不能关注自己。');
});

test('words of the other direction are kept together; a single word stays as it is', () => {
  const mentioned = (name: string, locale: 'en' | 'ar') => speak(locale, say`${name} mentioned you`);
  expect(mentioned('Mira & Co.', 'ar')).toBe('ذكرك \u2068Mira & Co.\u2069');
  expect(mentioned('Mira', 'ar')).toBe('ذكرك Mira');
  expect(mentioned('ميرا، القاهرة', 'ar')).toBe('ذكرك ميرا، القاهرة');
  expect(mentioned('ميرا، القاهرة', 'en')).toBe('\u2068ميرا، القاهرة\u2069 mentioned you');
  expect(mentioned('Mira & Co.', 'en')).toBe('Mira & Co. mentioned you');
});

test.each([
  [1, '1 smile', '1 个笑脸', 'ابتسامة واحدة'],
  [2, '2 smiles', '2 个笑脸', 'ابتسامتان'],
  [3, '3 smiles', '3 个笑脸', '٣ ابتسامات'],
  [11, '11 smiles', '11 个笑脸', '١١ ابتسامة'],
])('%i is counted as each language counts', (count, english, chinese, arabic) => {
  const sentence = sayCounted(count, say`${count} smile`, say`${count} smiles`);
  expect(speak('en', sentence)).toBe(english);
  expect(speak('zh-CN', sentence)).toBe(chinese);
  expect(speak('ar', sentence).replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '')).toBe(arabic);
});

test('prices, days and lists are written as the language writes them', () => {
  const price = priceOf({ amount: 129_00, currency: 'CNY' });
  const day = dayOf(new Date('2026-03-10T23:00:00Z'));
  const list = listOf([say`You`, 'Mira', '小雨']);
  const sentence = say`${price}; ${day}; ${list}`;
  expect(speak('en', sentence)).toBe('CN¥129.00; March 10, 2026; You, Mira, and 小雨');
  const together = sayTogether([say`You cannot follow yourself.`, say`${price}`, say`${day}`]);
  expect(speak('zh-CN', together)).toBe('不能关注自己。¥129.00 2026年3月10日');
  // From right to left the sign would else stand before the letters.
  expect(price('ar')).toBe('\u200f129.00\u00a0\u2066CN¥\u2069');
});
