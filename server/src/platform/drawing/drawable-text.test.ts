import { expect, test } from 'vitest';
import { drawableText } from './drawable-text.ts';

const latin = new Set([...'abcdefghijklmnopqrstuvwxyzABCé .,!'].map((letter) => letter.codePointAt(0) ?? 0));

test.each([
  ['a hat', 'a hat'],
  ['  a \n hat  ', 'a hat'],
  ['a hat 😀👩‍👩‍👧 indeed', 'a hat indeed'],
  ['cafe\u0301', 'café'],
  ['สวัสดี', ''],
  ['a ส', ''],
  ['😀', ''],
  // What keeps words together and says which way they run has no look, but is heeded.
  ['and\u00a0one\u00a0more', 'and\u00a0one\u00a0more'],
  ['a\u2060b', 'a\u2060b'],
  ['\u200fa \u2068hat\u2069', '\u200fa \u2068hat\u2069'],
  ['a\u202e hat', 'a hat'],
  ['', ''],
])('of %j is drawn %j', (text, drawn) => {
  expect(drawableText(text, latin)).toBe(drawn);
});
