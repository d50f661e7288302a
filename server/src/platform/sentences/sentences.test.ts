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
  const chinese = sayTogether([say`${price}`, say`${day}`, say`${list}`]);
  expect(speak('zh-CN', chinese)).toMatch(/^CN¥129.00 /);
});
