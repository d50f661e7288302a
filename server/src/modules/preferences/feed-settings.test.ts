import { limits, type FeedSettings } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { loadReaderPreferences } from './reader-preferences.ts';

let spark: TestApp;
let interests: { id: string; slug: string }[];
beforeAll(async () => {
  spark = await createTestApp();
  interests = await Promise.all(Array.from({ length: 6 }, () => makeInterest(spark.db)));
});
afterAll(() => spark.close());

const dayMs = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
const slug = (at: number) => interests[at]?.slug ?? '';
const id = (at: number) => interests[at]?.id ?? '';

/** Somebody who chose the first five of the six interests. */
async function newReader(): Promise<Person> {
  const as = await spark.newUser();
  await spark.call('setMyInterests', { as, body: { slugs: interests.slice(0, 5).map((one) => one.slug) } });
  return as;
}
const change = (as: Person, body: object) => spark.call('updateFeedSettings', { as, body });
const settingOf = (settings: FeedSettings, at: number) =>
  settings.interests.find((setting) => setting.slug === slug(at));
const loadFor = ({ id: userId }: Person, now = new Date()) =>
  loadReaderPreferences(spark.db, { userId, now });

describe('feed settings are refused', () => {
  test('to visitors', async () => {
    expect(await spark.refusal('getFeedSettings')).toMatchObject({ code: 'unauthenticated' });
    expect(await spark.refusal('updateFeedSettings', { body: {} })).toMatchObject({ status: 401 });
  });

  test.each([
    ['no change', {}],
    ['a weight below 0', { interests: [{ slug: 'a', weight: -0.1 }] }],
    ['a weight above 2', { interests: [{ slug: 'a', weight: 2.1 }] }],
    ['a weight that is no number', { interests: [{ slug: 'a', weight: Number.NaN }] }],
    ['a weight in words', { interests: [{ slug: 'a', weight: '1' }] }],
    ['no interests at all', { interests: [] }],
    ['more interests than there could be', { interests: Array.from({ length: 201 }, () => ({ slug: 'a' })) }],
    ['an unknown taste', { tastes: { sweet: 1 } }],
    ['a taste beyond the limit', { tastes: { fresh: 3 } }],
    ['an empty taste', { tastes: {} }],
    ['a time that is none', { interests: [{ slug: 'a', snoozedUntil: 'tomorrow' }] }],
  ])('for %s, with a sentence', async (_, body) => {
    const as = await spark.newUser();
    expect(await spark.refusal('updateFeedSettings', { as, body })).toMatchObject({
      status: 422,
      code: 'validation_failed',
    });
  });

  test('for a weight of infinity', async () => {
    const { token } = await spark.newUser();
    const response = await spark.send({
      method: 'PATCH',
      url: '/api/v1/me/feed-settings',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: '{"tastes":{"fresh":1e999}}',
    });
    expect(response.statusCode).toBe(422);
  });

  test('where they name no interest, or one twice, or a time that is over or too far away', async () => {
    const as = await newReader();
    const body = {
      interests: [
        { slug: 'no-such-thing', weight: 1 },
        { slug: slug(0), snoozedUntil: inDays(-1) },
        { slug: slug(1), snoozedUntil: inDays(limits.maxSnoozeDays + 1) },
        { slug: slug(2), weight: 1 },
        { slug: slug(2), weight: 0 },
      ],
    };
    const problem = await spark.refusal('updateFeedSettings', { as, body });
    expect(problem.status).toBe(422);
    expect(problem.errors).toEqual([
      { path: '/interests/0/slug', message: 'There is no interest named "no-such-thing".' },
      { path: '/interests/1/snoozedUntil', message: 'snoozedUntil is already over.' },
      { path: '/interests/2/snoozedUntil', message: expect.stringContaining('at most 366 days') },
      { path: '/interests/4/slug', message: `The interest "${slug(2)}" is named twice.` },
    ]);
    expect(await spark.call('getFeedSettings', { as })).toMatchObject({ isChanged: false });
  });
});

test('everything is as usual until somebody changes it', async () => {
  const as = await newReader();
  const settings = await spark.call('getFeedSettings', { as });
  expect(settings.interests).toHaveLength(5);
  expect(settingOf(settings, 0)).toMatchObject({ isChosen: true, weight: 1, snoozedUntil: null });
  expect(settings.tastes).toEqual({ fresh: 1, followed: 1, popular: 1, shoppable: 1 });
  expect(settings.isChanged).toBe(false);
});

test('what is named changes, whatever else was set stays, and twice is as once', async () => {
  const as = await newReader();
  await change(as, { interests: [{ slug: slug(0), weight: 0.3 }], tastes: { fresh: 1.5 } });
  for (let times = 0; times < 2; times++) {
    const settings = await change(as, { interests: [{ slug: slug(1), weight: 2 }], tastes: { popular: 0 } });
    expect(settingOf(settings, 0)).toMatchObject({ weight: 0.3 });
    expect(settingOf(settings, 1)).toMatchObject({ weight: 2 });
    expect(settings.tastes).toEqual({ fresh: 1.5, followed: 1, popular: 0, shoppable: 1 });
    expect(settings.isChanged).toBe(true);
  }
  const { interests: weights, tastes } = await loadFor(as);
  expect(weights).toEqual(
    new Map([[id(0), 0.3], [id(1), 2], ...[2, 3, 4].map((at): [string, number] => [id(at), 1])]),
  );
  expect(tastes).toEqual({ fresh: 1.5, followed: 1, popular: 0, shoppable: 1 });
});

test('an interest that rests counts as nothing until then, and as before afterwards', async () => {
  const as = await newReader();
  await change(as, { interests: [{ slug: slug(0), weight: 1.5 }] });
  const until = inDays(30);
  const settings = await change(as, { interests: [{ slug: slug(0), snoozedUntil: until }] });
  expect(settingOf(settings, 0)).toMatchObject({ weight: 1.5, snoozedUntil: until });
  const resting = await loadFor(as);
  expect(resting.interests.get(id(0))).toBe(0);
  expect(resting.validUntil).toEqual(new Date(until));
  const after = await loadFor(as, new Date(inDays(31)));
  expect(after.interests.get(id(0))).toBe(1.5);
  expect(after.validUntil).toBeNull();
  expect(
    settingOf(await change(as, { interests: [{ slug: slug(0), snoozedUntil: null }] }), 0),
  ).toMatchObject({
    weight: 1.5,
    snoozedUntil: null,
  });
});

test('turning an interest that rests up or down ends its rest', async () => {
  const as = await newReader();
  await change(as, { interests: [{ slug: slug(0), snoozedUntil: inDays(3) }] });
  const settings = await change(as, { interests: [{ slug: slug(0), weight: 0.5 }] });
  expect(settingOf(settings, 0)).toMatchObject({ weight: 0.5, snoozedUntil: null });
});

test('an interest that was not chosen can be turned off; turning it up chooses it', async () => {
  const as = await newReader();
  expect(settingOf(await change(as, { interests: [{ slug: slug(5), weight: 0 }] }), 5)).toMatchObject({
    isChosen: false,
    weight: 0,
  });
  expect((await loadFor(as)).interests.get(id(5))).toBe(0);
  expect(settingOf(await change(as, { interests: [{ slug: slug(5), weight: 1.2 }] }), 5)).toMatchObject({
    isChosen: true,
    weight: 1.2,
  });
  await spark.call('setMyInterests', { as, body: { slugs: interests.slice(0, 5).map((one) => one.slug) } });
  expect((await loadFor(as)).interests.has(id(5))).toBe(false);
});

test('a reset brings back the usual and keeps the choice', async () => {
  const as = await newReader();
  await change(as, {
    interests: [
      { slug: slug(0), weight: 0 },
      { slug: slug(5), weight: 0 },
    ],
    tastes: { shoppable: 2 },
  });
  for (let times = 0; times < 2; times++) {
    const settings = await spark.call('resetFeedSettings', { as });
    expect(settings).toMatchObject({ isChanged: false, tastes: { shoppable: 1 } });
    expect(settings.interests).toHaveLength(5);
  }
  expect((await loadFor(as)).interests).toEqual(new Map([0, 1, 2, 3, 4].map((at) => [id(at), 1])));
});

test('ten changes at once all hold', async () => {
  const as = await newReader();
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      change(
        as,
        at % 2 === 0 ? { tastes: { fresh: 2 } } : { interests: [{ slug: slug(at % 5), weight: 0 }] },
      ),
    ),
  );
  const { interests: weights, tastes } = await loadFor(as);
  expect([...weights.values()]).toEqual([0, 0, 0, 0, 0]);
  expect(tastes.fresh).toBe(2);
});

test('nobody else’s settings change', async () => {
  const [one, another] = [await newReader(), await newReader()];
  await change(one, { tastes: { fresh: 0 }, interests: [{ slug: slug(0), weight: 0 }] });
  expect(await spark.call('getFeedSettings', { as: another })).toMatchObject({ isChanged: false });
});
