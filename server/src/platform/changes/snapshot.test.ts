import { expect, test } from 'vitest';
import { hasSeen, parseSnapshot, type Snapshot } from './snapshot.ts';

const read = (text: string): Snapshot => {
  const snapshot = parseSnapshot(text);
  if (snapshot === null) throw new Error(text);
  return snapshot;
};

test.each(['', '10', '10:20', '10:20:a', '10:20:11,', ':20:', '-1:20:', '10:20:11:12'])(
  '%j is no snapshot',
  (text) => {
    expect(parseSnapshot(text)).toBeNull();
  },
);

test('a snapshot holds what began before its end and was not open', () => {
  const snapshot = read('10:20:10,14');
  expect([9n, 10n, 11n, 14n, 19n, 20n, 21n].map((tx) => hasSeen(snapshot, tx))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
    false,
  ]);
});
