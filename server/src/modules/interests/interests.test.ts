import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeInterest, makePost } from '../../../test/factories.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { cancelDeparture } from '../departures/index.ts';

let spark: TestApp;
let slugs: string[];
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
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

test('how much there is to see is right after whatever happens to posts, and the same for everybody', async () => {
  const [author, as] = [await spark.newMember(), await spark.newUser()];
  const [one, other] = await Promise.all([makeInterest(spark.db), makeInterest(spark.db)]);
  const counts = async () => {
    const { items } = await spark.call('listInterests', { as });
    return [one, other].map(({ id }) => items.find((item) => item.id === id)?.postCount);
  };
  /** The same, counted row by row. */
  const recount = () =>
    Promise.all(
      [one, other].map(async ({ id }) => {
        const { posts } = await spark.db
          .selectFrom('post_interests')
          .innerJoin('posts', 'posts.id', 'post_interests.post_id')
          .where('post_interests.interest_id', '=', id)
          .where('posts.deleted_at', 'is', null)
          .where('posts.author_id', 'not in', (there) => there.selectFrom('departures').select('user_id'))
          .select((all) => all.fn.countAll<number>().as('posts'))
          .executeTakeFirstOrThrow();
        return posts;
      }),
    );
  const tell = (text: string, ...interests: { slug: string }[]) =>
    spark.call('createPost', {
      as: author,
      body: { kind: 'story', text, interests: interests.map(({ slug }) => slug) },
    });
  const [first, second] = [await tell('First.', one), await tell('Second.', one, other)];
  expect(await counts()).toEqual([2, 1]);
  await spark.call('editPost', { as: author, params: first, body: { interests: [other.slug] } });
  expect(await counts()).toEqual([1, 2]);
  await spark.call('deletePost', { as: author, params: second });
  expect(await counts()).toEqual([0, 1]);
  await spark.call('restorePost', { as: author, params: second });
  expect(await counts()).toEqual([1, 2]);
  await spark.call('hidePost', { as, params: first, body: { reason: 'post' } });
  await spark.call('blockUser', { as, params: author });
  expect(await counts()).toEqual([1, 2]);
  expect(await recount()).toEqual([1, 2]);
  await spark.call('deleteMe', { as: author, body: { handle: author.handle } });
  await vi.waitFor(async () => expect(await counts()).toEqual([0, 0]));
  expect(await recount()).toEqual([0, 0]);
  await cancelDeparture(spark.db, author.id);
  await vi.waitFor(async () => expect(await counts()).toEqual(await recount()));
  expect(await counts()).toEqual([1, 2]);
});
