import { expect, test } from 'vitest';
import { paths, safeThen } from './paths.ts';

test.each([
  ['/posts/1#comments', '/posts/1#comments'],
  ['/newest?kind=photo', '/newest?kind=photo'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a b', '/'],
  ['', '/'],
  [null, '/'],
])('after signing in, %s leads to %s', (then, place) => {
  expect(safeThen(then)).toBe(place);
});

test.each(['Food/Drink > Tea', 'What? > 100% #wool', '.. > .', '茶 & 咖啡', `${'long '.repeat(150)}`.trim()])(
  'the category %s is found again in its address, and the address leads to the shop',
  (category) => {
    const url = new URL(paths.category(category), 'https://spark.example');
    expect(url.pathname).toBe('/shop');
    expect(url.searchParams.get('category')).toBe(category);
  },
);

test('the page to come back to travels along whole', () => {
  const url = new URL(paths.join('/posts/1?a=b#comments'), 'https://spark.example');
  expect(url.searchParams.get('then')).toBe('/posts/1?a=b#comments');
});
