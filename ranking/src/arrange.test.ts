import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, type Arrangeable } from './arrange.ts';

const post = (id: string, score: number, authorId: string, ...productIds: string[]): Arrangeable => ({
  id,
  score,
  authorId,
  productIds,
});
const order = (posts: Arrangeable[], pageSize = 20) =>
  arrange(posts, pageSize)
    .map(({ id }) => id)
    .join(' ');

test.each<[string, Arrangeable[], number, string]>([
  ['nothing stays nothing', [], 20, ''],
  ['the best comes first', [post('a', 1, 'x'), post('b', 3, 'y'), post('c', 2, 'z')], 20, 'b c a'],
  [
    'of equals the newest comes first',
    [post('1', 1, 'x'), post('3', 1, 'y'), post('2', 1, 'z')],
    20,
    '3 2 1',
  ],
  [
    'a third post in a row waits for another author',
    [post('a', 9, 'x'), post('b', 8, 'x'), post('c', 7, 'x'), post('d', 1, 'y')],
    20,
    'a b d c',
  ],
  [
    'a product waits for the next page',
    [post('a', 9, 'x', 'hat'), post('b', 8, 'y', 'hat'), post('c', 7, 'z')],
    2,
    'a c b',
  ],
  [
    'an author with too many posts begins early enough to end in time',
    [
      post('a', 9, 'y'),
      post('b', 8, 'z'),
      post('c', 3, 'x'),
      post('d', 2, 'x'),
      post('e', 1, 'x'),
      post('f', 0, 'x'),
    ],
    20,
    'a c d b e f',
  ],
  ['an author alone has it all', [post('a', 3, 'x'), post('b', 2, 'x'), post('c', 1, 'x')], 20, 'a b c'],
])('%s', (_name, posts, pageSize, expected) => {
  expect(order(posts, pageSize)).toBe(expected);
});

const name = (letters: string) => fc.constantFrom(...letters);
const posts = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    score: fc.integer({ min: 0, max: 9 }),
    // One author writes about two thirds, where keeping them apart is hardest.
    authorId: fc.oneof({ weight: 3, arbitrary: fc.constant('x') }, { weight: 2, arbitrary: name('uvwyz') }),
    productIds: fc.uniqueArray(name('abcdefgh'), { maxLength: 3 }),
  }),
  { maxLength: 60, selector: ({ id }) => id },
);

test('whatever the posts, none is lost or repeated, and no author has three in a row where it can be avoided', () => {
  fc.assert(
    fc.property(posts, fc.integer({ min: 1, max: 20 }), (given, pageSize) => {
      const arranged = arrange(given, pageSize);
      expect(arranged.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted());
      const counts = [...Map.groupBy(given, ({ authorId }) => authorId).values()].map(({ length }) => length);
      const canBeAvoided = counts.every((own) => own <= 2 * (given.length - own + 1));
      const isThird = (at: number) =>
        at > 1 && [1, 2].every((back) => arranged[at - back]?.authorId === arranged[at]?.authorId);
      if (canBeAvoided) expect(arranged.findIndex((_, at) => isThird(at))).toBe(-1);
    }),
  );
});
