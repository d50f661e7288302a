import type { Notification } from '@spark/contract';
import { expect, test } from 'vitest';
import { describeNotification } from './describe-notification.ts';

const smiledAt = (title: string): Notification => ({
  id: 'one',
  type: 'post_smiled',
  post: { id: 'post', title },
  product: null,
  comment: null,
  interest: null,
  actors: [],
  actorCount: 1,
  createdAt: '2026-11-26T15:30:00Z',
  readAt: null,
});

test.each([
  ['creator_invited', '/settings/storefront'],
  ['creator_dismissed', '/saved?show=lists'],
] as const)('%s leads to what can be done then', (type, href) => {
  expect(describeNotification({ ...smiledAt(''), type, post: null })).toMatchObject({ href });
});

test.each([
  ['Three “good” lamps', 'Three ‘good’ lamps'],
  [
    'Sixteen people, one stew pot, zero leftovers. Somebody licked the spoon and I know who.',
    'Sixteen people, one stew pot, zero leftovers. Somebody…',
  ],
])('%s is told of within marks, as %s', (title, told) => {
  const { parts } = describeNotification(smiledAt(title));
  expect(parts.find(({ kind }) => kind === 'title')?.text).toBe(told);
  expect(parts.map(({ text }) => text).join('')).toBe(` smiled at “${told}”`);
});
