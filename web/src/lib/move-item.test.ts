import { expect, test } from 'vitest';
import { moveItem } from './move-item.ts';

test.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 1, ['a', 'b', 'c']],
  [0, -1, ['a', 'b', 'c']],
  [0, 9, ['b', 'c', 'a']],
  [9, 0, ['a', 'b', 'c']],
])('from %d to %d', (from, to, order) => expect(moveItem(['a', 'b', 'c'], from, to)).toEqual(order));
