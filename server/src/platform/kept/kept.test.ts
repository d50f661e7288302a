import { expect, test } from 'vitest';
import { createKept } from './kept.ts';

/** A place whose source can be changed, and whose loading can be held up. */
function createPlace({ maxWeight = 100 } = {}) {
  const source = new Map<string, string>();
  const loads: string[][] = [];
  const kept: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const place = createKept<string>({
    load: async (keys) => {
      loads.push([...keys]);
      const values = new Map(keys.flatMap((key) => (source.has(key) ? [[key, source.get(key) ?? '']] : [])));
      await gate;
      return values;
    },
    weigh: (value) => value.length,
    maxWeight,
    onKeep: (key) => void kept.push(key),
    onForget: (key) => void kept.splice(kept.indexOf(key), 1),
  });
  const hold = () => {
    let release = () => {};
    gate = new Promise((resolve) => (release = resolve));
    return release;
  };
  return { place, source, loads, kept, hold };
}

test('what was read is not loaded again, and several that are missed are loaded in one go', async () => {
  const { place, source, loads } = createPlace();
  source.set('a', '1').set('b', '2');
  expect([...(await place.read(['a', 'b', 'none', 'a']))]).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  await place.read(['a', 'b']);
  expect(loads).toEqual([['a', 'b', 'none']]);
});

test('what was dropped is loaded anew', async () => {
  const { place, source, kept } = createPlace();
  source.set('a', 'old');
  await place.read(['a']);
  source.set('a', 'new');
  place.drop('a');
  expect(kept).toEqual([]);
  expect((await place.read(['a'])).get('a')).toBe('new');
});

test.each(['drop', 'clear', 'forgetLoading'] as const)(
  'what was being loaded at a %s is given to who asked, and not kept',
  async (how) => {
    const { place, source, hold } = createPlace();
    source.set('a', 'old');
    const release = hold();
    const reading = place.read(['a']);
    source.set('a', 'new');
    place[how]('a');
    release();
    expect((await reading).get('a')).toBe('old');
    expect(place.has('a')).toBe(false);
    expect((await place.read(['a'])).get('a')).toBe('new');
  },
);

test('a slow loading of the old value does not take the place of the new one', async () => {
  const { place, source, hold } = createPlace();
  source.set('a', 'old');
  const release = hold();
  const slow = place.read(['a']);
  source.set('a', 'new');
  place.drop('a');
  const releaseFast = hold();
  const fast = place.read(['a']);
  releaseFast();
  await fast;
  release();
  await slow;
  expect((await place.read(['a'])).get('a')).toBe('new');
});

test('no more is kept than there is room for, and what was not read for longest goes', async () => {
  const { place, source, kept } = createPlace({ maxWeight: 3 });
  for (const key of ['a', 'b', 'c', 'd']) source.set(key, key);
  await place.read(['a', 'b', 'c']);
  await place.read(['a']);
  await place.read(['d']);
  expect(kept).toEqual(['a', 'c', 'd'].toSorted((one, other) => kept.indexOf(one) - kept.indexOf(other)));
  expect(place.has('b')).toBe(false);
});

test('a loading that fails keeps nothing and is tried again', async () => {
  let isAway = true;
  const place = createKept<string>({
    load: async (keys) => {
      if (isAway) throw new Error('away');
      return new Map(keys.map((key) => [key, key]));
    },
    maxWeight: 10,
  });
  await expect(place.read(['a'])).rejects.toThrow('away');
  isAway = false;
  expect((await place.read(['a'])).get('a')).toBe('a');
});
