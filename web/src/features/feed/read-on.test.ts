import type { Post } from '@spark/contract';
import { expect, test } from 'vitest';
import { createApiProblem } from '#lib/api/index.ts';
import type { FeedPage } from './feed-view.ts';
import { readOn } from './read-on.ts';

const tooOld = createApiProblem({
  type: '',
  title: '',
  status: 400,
  detail: 'Too old.',
  code: 'invalid_cursor',
});

/** A server that keeps one order and gives two posts at a time; what it is asked for is in `asked`. */
function newServer(order: readonly string[], refused: Error | null = null) {
  const asked: (string | null)[] = [];
  const read = async (cursor: string | null): Promise<FeedPage> => {
    asked.push(cursor);
    if (cursor === 'old' && refused !== null) throw refused;
    const at = Number(cursor ?? 0);
    const next = at + 2 < order.length ? String(at + 2) : null;
    return { items: order.slice(at, at + 2).map(postOf), nextCursor: next, cursor: null };
  };
  return { asked, read };
}

// Of a post its id is all that counts here.
const postOf = (id: string) => ({ id }) as Post;
const shownOf = (ids: string) => (id: string) => ids.includes(id);
const ids = ({ items }: FeedPage) => items.map(({ id }) => id).join('');

test('a feed goes on where it was', async () => {
  const server = newServer([...'abcdef']);
  const page = await readOn(server.read, '2', shownOf('ab'));
  expect([ids(page), page.nextCursor, server.asked]).toEqual(['cd', '4', ['2']]);
});

test('one that nobody keeps any more begins anew, without what is shown already', async () => {
  const server = newServer([...'badcfe'], tooOld);
  const page = await readOn(server.read, 'old', shownOf('abc'));
  expect([ids(page), page.nextCursor, server.asked]).toEqual(['d', '4', ['old', null, '2']]);
});

test('where all of the new one is shown it is at its end', async () => {
  const server = newServer([...'abcd'], tooOld);
  const page = await readOn(server.read, 'old', shownOf('abcd'));
  expect([ids(page), page.nextCursor]).toEqual(['', null]);
});

test('whatever else fails is told', async () => {
  const away = new TypeError('Failed to fetch');
  await expect(readOn(newServer([], away).read, 'old', shownOf(''))).rejects.toBe(away);
  await expect(readOn(() => Promise.reject(tooOld), null, shownOf(''))).rejects.toBe(tooOld);
});
