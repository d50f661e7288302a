import { expect, test } from 'vitest';
import { backOf, pagesBeside, rememberedPages } from './feed-pages.ts';

const at = (address: string, cursor: string | null, nextCursor: string | null) =>
  pagesBeside({ key: address, cursor, nextCursor, back: backOf(new URLSearchParams(address.split('?')[1])) });

test('pages lead on and back the way they came, and know their number', () => {
  const first = at('/?kind=photo', 'c0', 'c1');
  expect(first).toEqual({ previous: null, next: '/?kind=photo&cursor=c1&page=2&back=c0', number: 1 });
  const second = at(first.next ?? '', 'c1', 'c2');
  expect(second).toMatchObject({ previous: '/?kind=photo&cursor=c0&page=1', number: 2 });
  const third = at(second.next ?? '', 'c2', null);
  expect(third).toEqual({ previous: '/?kind=photo&cursor=c1&page=2&back=c0', next: null, number: 3 });
  expect(at(second.previous ?? '', 'c0', 'c1')).toEqual(first);
});

test('a first page that begins anew has no cursor to go back to', () => {
  const second = at(at('/newest', null, 'c1').next ?? '', 'c1', 'c2');
  expect(second).toMatchObject({ previous: '/newest', number: 2 });
  const third = at(second.next ?? '', 'c2', null);
  expect(third).toMatchObject({ previous: '/newest?cursor=c1&page=2&back=', number: 3 });
});

test('whoever comes in the middle goes back to the beginning', () => {
  const middle = { previous: '/newest', next: null, number: null };
  expect(at('/newest?cursor=c9', 'c9', null)).toEqual(middle);
  expect(at('/newest?place=kept', null, null)).toEqual(middle);
  expect(at('/newest?cursor=c9&page=-3', 'c9', null)).toEqual(middle);
});

test('the way back has an end, as addresses have', () => {
  const back = Array.from({ length: rememberedPages + 5 }, (_, page) => `c${page}`);
  const page = pagesBeside({ key: '/newest?cursor=x', cursor: 'x', nextCursor: 'y', back });
  expect(page.next?.split('%7E').length).toBe(rememberedPages);
});
