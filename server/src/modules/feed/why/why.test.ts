import type { Why } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makePhotoPost, makePost, makeProduct, makeUser } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';

let spark: TestApp;
let interests: { id: string; slug: string; name: string }[];
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
  interests = await Promise.all(
    ['BBQ', 'Cats', 'Tea', 'Chess', 'Running', 'Poetry'].map(async (name) => ({
      ...(await makeInterest(spark.db, { name })),
      name,
    })),
  );
});
afterAll(() => spark.close());

const at = (index: number) => interests[index] ?? { id: '', slug: '', name: '' };

async function newReader(): Promise<Person> {
  const as = await spark.newUser();
  await spark.call('setMyInterests', { as, body: { slugs: interests.slice(0, 5).map(({ slug }) => slug) } });
  return as;
}
const why = (as: Person, params: object) => spark.call('explainPost', { as, params });
const wordsOf = ({ terms }: Why, name: string) => terms.find((term) => term.name === name)?.text;
const hundredths = (value: number) => Math.round(value * 100);

describe('why a post is here is refused', () => {
  test('to visitors', async () => {
    const params = await makePost(spark.db);
    expect(await spark.refusal('explainPost', { params })).toMatchObject({ code: 'unauthenticated' });
  });

  test('for posts that are not there', async () => {
    const as = await spark.newUser();
    const gone = await makePost(spark.db, { deleted_at: new Date() });
    for (const params of [{ id: newId() }, { id: 'why' }, gone]) {
      expect(await spark.refusal('explainPost', { as, params })).toMatchObject({ code: 'not_found' });
    }
  });
});

test('the terms are told in words, and sum to the score', async () => {
  const as = await newReader();
  const author = await makeUser(spark.db, { name: 'Maya' });
  await spark.call('followUser', { as, params: author });
  const liked = await makePost(spark.db, { author_id: author.id });
  await spark.call('smile', { as, params: liked });
  const product = await makeProduct(spark.db);
  const params = await makePhotoPost(spark.db, [product.id], {
    author_id: author.id,
    interestIds: [at(0).id, at(5).id],
  });
  const told = await why(as, params);
  expect(told.note).toBeNull();
  expect(wordsOf(told, 'interest')).toBe('You chose BBQ');
  expect(wordsOf(told, 'followed')).toBe('You follow Maya');
  expect(wordsOf(told, 'author')).toMatch(/^Posts by Maya helped you/);
  expect(wordsOf(told, 'fresh')).toMatch(/^New: /);
  expect(told.terms.reduce((sum, { value }) => sum + hundredths(value), 0)).toBe(hundredths(told.score));
  expect(told.interests).toMatchObject([
    { name: 'BBQ', weight: 1, isChosen: true },
    { name: 'Poetry', weight: null, isChosen: false },
  ]);
});

test('an interest turned up counts more, and is said to be', async () => {
  const as = await newReader();
  const params = await makePost(spark.db, { interestIds: [at(1).id] });
  const before = await why(as, params);
  await spark.call('updateFeedSettings', { as, body: { interests: [{ slug: at(1).slug, weight: 2 }] } });
  const after = await why(as, params);
  const valueOf = ({ terms }: Why) => terms.find(({ name }) => name === 'interest')?.value ?? 0;
  expect(valueOf(after)).toBeGreaterThan(valueOf(before));
  expect(wordsOf(after, 'interest')).toBe('You turned Cats up');
});

test('what one wanted less of speaks against a post', async () => {
  const as = await newReader();
  const author = await makeUser(spark.db, { name: 'Maya' });
  const [hidden, other] = [
    await makePost(spark.db, { author_id: author.id, interestIds: [at(0).id] }),
    await makePost(spark.db, { author_id: author.id, interestIds: [at(0).id] }),
  ];
  await spark.call('hidePost', { as, params: hidden, body: { reason: 'author' } });
  const told = await why(as, other);
  expect(told.terms.find(({ name }) => name === 'notInterested')).toMatchObject({
    value: expect.any(Number),
    text: 'You wanted less of Maya',
  });
  expect(told.terms.find(({ name }) => name === 'notInterested')?.value).toBeLessThan(0);
  expect(await why(as, hidden)).toMatchObject({ note: expect.stringContaining('You hid this post') });
});

test('what is never recommended says so', async () => {
  const as = await newReader();
  const own = await makePost(spark.db, { author_id: as.id, interestIds: [at(0).id] });
  expect(await why(as, own)).toMatchObject({
    score: 0,
    terms: [],
    note: expect.stringContaining('your own'),
  });
  const params = await makePost(spark.db, { interestIds: [at(2).id] });
  await spark.call('updateFeedSettings', { as, body: { interests: [{ slug: at(2).slug, weight: 0 }] } });
  expect(await why(as, params)).toMatchObject({ note: expect.stringContaining('You turned Tea off') });
});

test('an interest turned off is gone from For you, and there again once it is back', async () => {
  const as = await newReader();
  const { id } = await makePost(spark.db, { interestIds: [at(3).id] });
  const shown = async () => {
    const { items } = await spark.call('getFeed', { as, query: { limit: 50 } });
    return items.some((post) => post.id === id);
  };
  expect(await shown()).toBe(true);
  const turn = (weight: number) =>
    spark.call('updateFeedSettings', { as, body: { interests: [{ slug: at(3).slug, weight }] } });
  await turn(0);
  expect(await shown()).toBe(false);
  await turn(1);
  expect(await shown()).toBe(true);
});
