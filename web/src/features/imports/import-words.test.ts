import type { CatalogImport, FollowedFeed } from '@spark/contract';
import { expect, test } from 'vitest';
import { describeLook, describePace, explainWaiting, shortSource, summarize } from './import-words.ts';

const counts = {
  rows: 0,
  rejected: 0,
  duplicates: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  missing: 0,
  unlisted: 0,
};
const waiting: CatalogImport = {
  id: '01900000-0000-7000-8000-000000000000',
  feed: 'cups',
  source: '/feeds/cups.csv',
  status: 'waiting',
  reason: '6 of 10 products of this feed are not in it any more.',
  reasonCode: 'too_few_products',
  reasonLine: null,
  endedEarly: false,
  counts: { ...counts, missing: 6 },
  issueCount: 0,
  startedAt: '2026-05-01T00:00:00.000Z',
  finishedAt: null,
  appliedAt: null,
};

test('what waits says why, and what applying it would do', () => {
  expect(explainWaiting(waiting)).toEqual([
    '6 of 10 products of this feed are not in it any more.',
    'These 6 go off sale if you apply it, and come back with the next feed that has them.',
  ]);
  const cut = { ...waiting, endedEarly: true, reason: 'Line 21 is cut off.', counts };
  expect(explainWaiting(cut)[0]).toBe('The feed ended too early. Line 21 is cut off.');
  expect(explainWaiting(cut)[1]).toMatch(/nothing goes off sale/);
});

test('an import is summed up by what is not nothing', () => {
  expect(summarize({ ...waiting, counts: { ...counts, added: 1_200, rejected: 1 } })).toBe(
    '1,200 new, 1 faulty row left out',
  );
  expect(summarize({ ...waiting, counts })).toBe('No rows');
});

test.each([
  ['/feeds/cups.csv', 'cups.csv'],
  ['C:\\feeds\\cups.csv', 'cups.csv'],
  ['https://shop.example/feeds/cups.xml.gz', 'cups.xml.gz'],
  ['https://shop.example/', 'shop.example'],
  ['cups', 'cups'],
])('%s is known as %s', (source, name) => {
  expect(shortSource(source)).toBe(name);
});

test('a followed feed tells its latest look and the next', () => {
  const now = Date.parse('2026-05-01T12:00:00Z');
  const feed: FollowedFeed = {
    id: waiting.id,
    name: 'cups',
    everyMinutes: 60,
    nextAt: '2026-05-01T13:00:00Z',
    checkedAt: null,
    outcome: null,
    failures: 0,
  };
  expect(describeLook(feed, now)).toEqual({
    last: 'Not looked at yet.',
    next: 'Next look in 1 hour',
    isBad: false,
  });
  const failed = { ...feed, checkedAt: '2026-05-01T11:00:00Z', outcome: 'It answered 503.', failures: 2 };
  expect(describeLook({ ...failed, nextAt: '2026-05-01T12:00:00Z' }, now)).toEqual({
    last: expect.stringMatching(/: It answered 503\. It has failed 2 times in a row\.$/),
    next: 'Due now',
    isBad: true,
  });
});

test.each([
  [15, 'every 15 minutes'],
  [60, 'every hour'],
  [360, 'every 6 hours'],
  [1_440, 'every day'],
])('%d minutes are %s', (minutes, words) => {
  expect(describePace(minutes)).toBe(words);
});
