import { expect, test } from 'vitest';
import { postWords, readSalesQuery, salesAddress } from './sales-report.ts';

test.each([
  ['', { by: 'post', days: 30 }],
  ['by=author&days=7', { by: 'author', days: 7 }],
  ['by=shop&days=14', { by: 'post', days: 30 }],
])('the report of “%s” is known', (search, query) => {
  expect(readSalesQuery(new URLSearchParams(search))).toEqual(query);
});

test('a report is found again by its address', () => {
  const query = { by: 'author', days: 90 } as const;
  expect(readSalesQuery(new URL(salesAddress(query), 'https://spark.example').searchParams)).toEqual(query);
});

test('a post is told by its kind and words', () => {
  expect(postWords({ kind: 'poll', text: 'Red  or blue?' })).toEqual({
    kind: 'Poll',
    text: 'Red or blue?',
  });
  expect(postWords({ kind: 'photo', text: '' })).toEqual({ kind: 'Photo without words', text: '' });
});
