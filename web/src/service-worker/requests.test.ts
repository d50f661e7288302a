import { expect, test } from 'vitest';
import { kindOf, pageKey, type Asked } from './requests.ts';

const origin = 'https://community.example';
const page = (path: string): Asked => ({ url: origin + path, method: 'GET', mode: 'navigate' });
const read = (path: string): Asked => ({ url: origin + path, method: 'GET', mode: 'cors' });
const send = (path: string): Asked => ({ url: origin + path, method: 'POST', mode: 'navigate' });

test.each([
  '/sign-in',
  '/settings',
  '/settings/account',
  '/settings/storefront',
  '/bag',
  '/checkout',
  '/orders/1',
  '/admin',
  '/join',
  '/seen',
])('%s is never kept', (path) => expect(kindOf(page(path), origin)).toBe('unkept'));

test.each([
  [page('/'), 'feed'],
  [page('/newest?kind=poll'), 'feed'],
  [page('/?cursor=1'), 'unkept'],
  [page('/posts/1'), 'page'],
  [page('/posts/1?as=visitor'), 'unkept'],
  [page('/posts/1/edit'), 'unkept'],
  [page('/products/1?from=2'), 'page'],
  [page('/lists/1'), 'page'],
  [page('/finds/quiet-desks'), 'page'],
  [page('/shop/mina-likes'), 'page'],
  [page('/compose?draft=1'), 'page'],
  [read('/_app/immutable/chunks/a.js'), 'asset'],
  [read('/media/1.webp'), 'photo'],
  [read('/api/v1/posts/1'), 'answer'],
  [read('/api/v1/feed?view=newest'), 'answer'],
  [read('/api/v1/storefronts/mina-likes'), 'answer'],
  [read('/api/v1/feed/news'), 'pass'],
  [read('/api/v1/me'), 'pass'],
  [read('/api/v1/orders'), 'pass'],
  [send('/sign-out'), 'session'],
  [send('/language'), 'session'],
  [send('/api/auth/sign-in/email'), 'session'],
  [send('/share'), 'share'],
  [send('/checkout'), 'pass'],
  [{ ...page('/posts/1'), url: 'https://elsewhere.example/posts/1' }, 'pass'],
] as const)('%j is of kind %s', (asked, kind) => expect(kindOf(asked, origin)).toBe(kind));

test.each([
  ['/products/1?from=2', '/products/1'],
  ['/?utm_source=mail', '/'],
  ['/newest?kind=poll', '/newest?kind=poll'],
  ['/compose?shared=1', '/compose'],
])('%s is kept as %s', (path, key) => expect(pageKey(origin + path)).toBe(origin + key));
