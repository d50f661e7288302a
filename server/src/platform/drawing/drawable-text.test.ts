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
  ['', ''],
])('of %j is drawn %j', (text, drawn) => {
  expect(drawableText(text, latin)).toBe(drawn);
});
