import type { PostRevision } from '@spark/contract';
import { expect, test } from 'vitest';
import { describeChanges } from './describe-changes.ts';

const picture = { url: '', width: 1, height: 1, thumbhash: null, color: null, variants: [] };
const photo = (id: string, alt = '') => ({
  ...picture,
  id,
  alt,
  state: 'ready' as const,
  altComposed: null,
  tags: [],
});
const post = {
  text: 'A blue lamp',
  interests: [{ slug: 'home', name: 'Home' }],
  media: [photo('a', 'A lamp'), photo('b')],
};

function revision(parts: Partial<PostRevision>, hour = 2): PostRevision {
  return {
    text: post.text,
    interests: ['home'],
    media: post.media.map(({ id, alt }) => ({ id, alt, tags: [] })),
    productIds: [],
    from: `2026-01-01T0${hour - 1}:00:00Z`,
    until: `2026-01-01T0${hour}:00:00Z`,
    ...parts,
  };
}

test.each([
  [{ interests: ['home', 'desk-lamps'] }, ['It was about Home and Desk lamps.']],
  [
    {
      media: [
        { id: 'b', alt: '', tags: [] },
        { id: 'a', alt: 'A lamp', tags: [] },
      ],
    },
    ['Its photos were in another order.'],
  ],
  [{ media: [{ id: 'x', alt: '', tags: [] }, ...revision({}).media] }, ['It had 1 more photo.']],
  [
    {
      media: [
        { id: 'a', alt: 'A cup', tags: [] },
        { id: 'b', alt: 'Dark', tags: [] },
      ],
    },
    ['Photo 1 was described as “A cup”.', 'Photo 2 was described as “Dark”.'],
  ],
  [
    {
      media: [
        { id: 'a', alt: '', tags: [] },
        { id: 'b', alt: '', tags: [] },
      ],
    },
    ['Photo 1 had no description.'],
  ],
  [{ productIds: ['p'] }, ['It showed other products.']],
])('before the change it was %j', (parts, remarks) => {
  expect(describeChanges(post, [revision(parts)])).toEqual([
    { at: '2026-01-01T02:00:00Z', words: null, remarks },
  ]);
});

test('every change is told beside what it made of the post, the last first', () => {
  const lines = describeChanges(post, [revision({ text: 'A red lamp' }, 3), revision({ text: 'A lamp' }, 2)]);
  expect(lines.map(({ at, remarks }) => [at, remarks])).toEqual([
    ['2026-01-01T03:00:00Z', []],
    ['2026-01-01T02:00:00Z', []],
  ]);
  expect(lines[0]?.words).toContainEqual({ kind: 'removed', text: 'red' });
  expect(lines[1]?.words).toContainEqual({ kind: 'added', text: 'red ' });
});
