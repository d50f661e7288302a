import { expect, test } from 'vitest';
import { seededRandom } from '../../random.ts';
import { sortRow } from './sort-row.ts';

test('a row is in order of time and then of ranks, however long it is and however much is of one moment', () => {
  const random = seededRandom(3);
  const below = (limit: number) => Math.floor(random() * limit);
  for (const count of [2, 32, 33, 400]) {
    for (const moments of [1, 3, 50, 1_000_000]) {
      const ranks = Int32Array.from({ length: count }, (_, node) => node).toSorted(() => random() - 0.5);
      const edges = Array.from({ length: count }, (_, target) => ({
        target,
        time: 1_800_000_000 - below(moments),
        weight: Math.fround(random()),
      }));
      const others = [{ target: 0, time: 7, weight: 1 }];
      const all = [...others, ...edges, ...others];
      const row = {
        targets: Int32Array.from(all, ({ target }) => target),
        times: Int32Array.from(all, ({ time }) => time),
        weights: Float32Array.from(all, ({ weight }) => weight),
      };
      sortRow(row, ranks, 1, 1 + count);
      const sorted = edges.toSorted(
        (one, other) => other.time - one.time || (ranks[one.target] ?? 0) - (ranks[other.target] ?? 0),
      );
      const expected = [...others, ...sorted, ...others];
      expect(row.targets).toEqual(Int32Array.from(expected, ({ target }) => target));
      expect(row.times).toEqual(Int32Array.from(expected, ({ time }) => time));
      expect(row.weights).toEqual(Float32Array.from(expected, ({ weight }) => weight));
    }
  }
});
