import { limits } from '@spark/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagsLeft } from './tags-left.ts';

const count = fc.nat({ max: 40 });

test('a photo and a post never carry more tags than they may', () =>
  fc.assert(
    fc.property(count, count, (onPhoto, onOthers) => {
      const left = tagsLeft(onPhoto, onPhoto + onOthers);
      expect(left).toBeGreaterThanOrEqual(0);
      if (left === 0) return;
      expect(onPhoto + left).toBeLessThanOrEqual(limits.tagsPerPhoto);
      expect(onPhoto + onOthers + left).toBeLessThanOrEqual(limits.tagsPerPost);
    }),
  ));

test('the smaller of the two limits counts', () => {
  expect(tagsLeft(0, 0)).toBe(limits.tagsPerPhoto);
  expect(tagsLeft(9, 9)).toBe(1);
  expect(tagsLeft(2, 19)).toBe(1);
});
