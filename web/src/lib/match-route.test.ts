import { expect, test } from 'vitest';
import { matchRoute } from './match-route.ts';

test.each([
  ['/', '/', {}],
  ['/newest', '/newest', {}],
  ['/newest', '/newest/', {}],
  ['/posts/[id]', '/posts/7', { id: '7' }],
  ['/posts/[id]/edit', '/posts/7/edit', { id: '7' }],
  ['/interests/[slug]', '/interests/a%2Fb%25', { slug: 'a/b%' }],
  ['/newest', '/newer', undefined],
  ['/posts/[id]', '/posts/', undefined],
  ['/posts/[id]', '/posts//', undefined],
  ['/posts/[id]', '/posts/7/edit', undefined],
  ['/posts/[id]/edit', '/posts/7', undefined],
  ['/', '//', undefined],
  ['/newest', '/', undefined],
])('the route %s asked about %s', (id, path, params) => {
  expect(matchRoute(id, path)).toEqual(params);
});
