import { expect, test } from 'vitest';
import { seededRandom } from '../../random.ts';
import { sortNumbers } from './sort-numbers.ts';

test('so many of some numbers are put in order, however many there are, and the others stay', () => {
  const random = seededRandom(5);
  for (const count of [0, 1, 2, 11, 12, 13, 24, 25, 49, 97, 2_000]) {
    for (const different of [3, 2 ** 40]) {
      const numbers = Float64Array.from({ length: count + 2 }, () => Math.floor(random() * different));
      const others = numbers.slice(count);
      const expected = numbers.slice(0, count).toSorted();
      sortNumbers(numbers, count);
      expect(numbers.subarray(0, count)).toEqual(expected);
      expect(numbers.subarray(count)).toEqual(others);
    }
  }
});
