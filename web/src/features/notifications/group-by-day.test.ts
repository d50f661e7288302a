import type { Notification } from '@spark/contract';
import { expect, test } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const at = (createdAt: string): Notification => ({
  id: createdAt,
  type: 'followed',
  post: null,
  product: null,
  comment: null,
  interest: null,
  actors: [],
  actorCount: 1,
  createdAt,
  readAt: null,
});

test('days are those of the reader, newest first', () => {
  const items = [
    '2026-11-26T15:30:00Z',
    '2026-11-26T01:00:00Z',
    '2026-11-25T10:00:00Z',
    '2026-11-20T10:00:00Z',
  ].map(at);
  const now = new Date('2026-11-26T16:00:00Z');
  const titles = (timeZone: string) =>
    groupByDay(items, { now, timeZone }).map(({ title, items: { length } }) => [title, length]);
  expect(titles('UTC')).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['Friday, November 20', 1],
  ]);
  // Past midnight already.
  expect(titles('Asia/Tokyo')).toEqual([
    ['Today', 1],
    ['Yesterday', 1],
    ['Wednesday, November 25', 1],
    ['Friday, November 20', 1],
  ]);
});
