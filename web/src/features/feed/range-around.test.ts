import { expect, test } from 'vitest';
import { rangeAround } from './range-around.ts';

const ten = (parts: number) => Array.from({ length: parts }, () => 10);

test('what fits is kept whole', () => {
  expect(rangeAround(ten(4), { at: 1, atMost: 40 })).toEqual({ from: 0, to: 4 });
});

test('of more than fits, both sides are kept alike', () => {
  expect(rangeAround(ten(9), { at: 4, atMost: 50 })).toEqual({ from: 2, to: 7 });
});

test('where one side ends, the other has the rest', () => {
  expect(rangeAround(ten(9), { at: 8, atMost: 50 })).toEqual({ from: 4, to: 9 });
  expect(rangeAround(ten(9), { at: 0, atMost: 50 })).toEqual({ from: 0, to: 5 });
});

test('nothing is kept beyond a gap', () => {
  expect(rangeAround([10, null, 10, 10, null, 10], { at: 2, atMost: 60 })).toEqual({ from: 2, to: 4 });
});

test('the one it is about is kept, however large, and of none there is none', () => {
  expect(rangeAround([10, 90, 10], { at: 1, atMost: 50 })).toEqual({ from: 1, to: 2 });
  expect([].slice(...Object.values(rangeAround([], { at: 0, atMost: 50 })))).toEqual([]);
});
