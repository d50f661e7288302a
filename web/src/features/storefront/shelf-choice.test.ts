import { expect, test } from 'vitest';
import { choosable, moveShelf, shelfChoices, shelvesOf } from './shelf-choice.ts';

const list = (id: string) => ({ id, title: `List ${id}`, itemCount: 3, cover: [], isPublic: true });

test('public lists may be chosen, and private ones stay where they were chosen before', () => {
  const lists = [list('a'), { ...list('b'), isPublic: false }, { ...list('c'), isPublic: false }];
  expect(choosable(lists, ['b', 'gone'])).toEqual(lists.slice(0, 2));
});

test('lists stand as they were arranged, with newer ones at the end', () => {
  const choices = shelfChoices(['a', 'b', 'c', 'd'].map(list), { order: ['c', 'a'], shown: ['c', 'd'] });
  expect(choices.map(({ id, isShown }) => [id, isShown])).toEqual([
    ['c', true],
    ['a', false],
    ['b', false],
    ['d', true],
  ]);
});

test('a list goes up or down by one place, and not beyond the ends', () => {
  expect(moveShelf(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moveShelf(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moveShelf(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  expect(moveShelf(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c']);
  expect(moveShelf(['a', 'b', 'c'], 'z', 1)).toEqual(['a', 'b', 'c']);
});

test('shelves are what is shown, in its order', () => {
  expect(shelvesOf({ order: ['c', 'a', 'b'], shown: ['b', 'c'] })).toEqual(['c', 'b']);
});
