import { expect, test } from 'vitest';
import { joinSentences } from './join-sentences.ts';

test.each([
  [
    ['Nothing was ordered.', '“Straw hat” cannot be bought.'],
    'Nothing was ordered. “Straw hat” cannot be bought.',
  ],
  [['没有下单。', '“草帽”现在买不到。'], '没有下单。“草帽”现在买不到。'],
  [['他说：“买不到。”', '', '再看看。'], '他说：“买不到。”再看看。'],
])('%j are said one after the other', (sentences, said) => {
  expect(joinSentences(sentences)).toBe(said);
});
