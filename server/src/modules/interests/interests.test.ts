import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeInterest, makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let slugs: string[];
beforeAll(async () => {
  spark = await createTestApp();
  const interests = await Promise.all(Array.from({ length: 7 }, () => makeInterest(spark.db)));
  slugs = interests.map(({ slug }) => slug);
});
afterAll(() => spark.close());

const five = () => slugs.slice(0, 5);

test('a visitor chooses on the device, not here', async () => {
  expect(await spark.refusal('setMyInterests', { body: { slugs: five() } })).toMatchObject({
    code: 'unauthenticated',
  });
});

test('a choice is refused whole, and the earlier one stays', async () => {
  const as = await spark.newUser();
  await spark.call('setMyInterests', { as, body: { slugs: five() } });
  const refused: [unknown, string][] = [
    [{ slugs: [] }, '/slugs'],
    [{ slugs: slugs.slice(0, 4) }, '/slugs'],
    [{ slugs: [...slugs.slice(0, 4), slugs[0]] }, '/slugs'],
    [{ slugs: [...five(), 'no-such-interest'] }, '/slugs/5'],
    [{ slugs: [...five(), 'Not A Slug'] }, '/slugs/5'],
    [{ slugs: [...five(), null] }, '/slugs/5'],
    [{ slugs: Array(201).fill('x') }, '/slugs'],
    [{ slugs: 'a,b,c,d,e' }, '/slugs'],
    [{ slugs: five(), muted: [] }, '/muted'],
    [{}, '/slugs'],
  ];
  for (const [body, path] of refused) {
    const problem = await spark.refusal('setMyInterests', { as, body });
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(problem.errors?.[0]?.path).toBe(path);
  }
  const { interests } = await spark.call('getMe', { as });
  expect(interests.map(({ slug }) => slug).toSorted()).toEqual(five().toSorted());
});

test('the refusal says how many are missing', async () => {
  const as = await spark.newUser();
  const problem = await spark.refusal('setMyInterests', { as, body: { slugs: slugs.slice(0, 3) } });
  expect(problem.detail).toBe('Choose at least 5 interests: 2 more to go.');
});

test('a choice replaces the earlier one, also when several come at once', async () => {
  const as = await spark.newUser();
  const choices = [five(), slugs.slice(2), slugs.slice(1, 6)];
  const calls = Array.from({ length: 12 }, (_, index) => ({ slugs: choices[index % choices.length] }));
  await Promise.all(calls.map((body) => spark.call('setMyInterests', { as, body })));
  const { interests } = await spark.call('getMe', { as });
  expect(choices.map((choice) => choice.toSorted())).toContainEqual(
    interests.map(({ slug }) => slug).toSorted(),
  );
});

test('an interest tells how much there is to see', async () => {
  const interest = await makeInterest(spark.db, { name: 'Cats', kind: 'niche' });
  await makePost(spark.db, { interestIds: [interest.id] });
  await makePost(spark.db, { interestIds: [interest.id], deleted_at: new Date() });
  const shown = { slug: interest.slug, name: 'Cats', kind: 'niche', postCount: 1, picture: null };
  expect(await spark.call('getInterest', { params: interest })).toMatchObject(shown);
  expect((await spark.call('listInterests')).items).toContainEqual(expect.objectContaining(shown));
  for (const slug of ['no-such', 'No Such', '%2e%2e']) {
    expect(await spark.refusal('getInterest', { params: { slug } })).toMatchObject({ code: 'not_found' });
  }
});
