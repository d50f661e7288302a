import { expect, test } from 'vitest';
import { createShelf } from './shelf.ts';

test('what was put away last is at hand, and everything can be read', async () => {
  const shelf = createShelf(5);
  const texts = ['one', 'two ☕', 'three'].map((text) => shelf.put(text, 2));
  expect(texts.map((text) => text.now())).toEqual([null, 'two ☕', 'three']);
  expect(await Promise.all(texts.map((text) => text.read()))).toEqual(['one', 'two ☕', 'three']);
});

test('what is taken back makes room', () => {
  const shelf = createShelf(4);
  const [one, two] = [shelf.put('one', 2), shelf.put('two', 2)];
  two.drop();
  shelf.put('three', 2);
  expect(one.now()).toBe('one');
});
