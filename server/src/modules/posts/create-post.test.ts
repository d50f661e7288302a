import { limits } from '@spark/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makeProduct, makeUser } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { writeReview } from '../reviews/index.ts';

let spark: TestApp;
let member: Person;
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  member = await spark.newMember();
  slug = (await makeInterest(spark.db)).slug;
});
afterAll(() => spark.close());

const story = (facts: object = {}) => ({ kind: 'story', text: 'A story.', interests: [slug], ...facts });
const poll = (facts: object = {}) => ({
  kind: 'poll',
  interests: [slug],
  poll: { question: 'Which?', options: [{ text: 'This' }, { text: 'That' }], ...facts },
});
const photo = async (tags: object[] = [], facts: object = {}) => {
  const { id } = await makeMedia(spark.db, { owner_id: member.id });
  return { kind: 'photo', interests: [slug], media: [{ id, alt: 'A table', tags, ...facts }] };
};
const countPosts = async () => (await spark.db.selectFrom('posts').select('id').execute()).length;

describe('nobody but members posts', () => {
  test('a visitor is asked to sign in', async () => {
    expect(await spark.refusal('createPost', { body: story() })).toMatchObject({ code: 'unauthenticated' });
  });

  test('somebody without a membership is invited to join, whatever they send', async () => {
    const as = await spark.newUser();
    for (const body of [story(), { nonsense: true }]) {
      expect(await spark.refusal('createPost', { as, body })).toMatchObject({
        status: 403,
        code: 'membership_required',
        detail: expect.stringContaining('Prime'),
      });
    }
  });

  test('a lapsed or future membership opens nothing', async () => {
    const hour = 3_600_000;
    const spans = [
      { active_from: new Date(Date.now() - 2 * hour), active_until: new Date(Date.now() - hour) },
      { active_from: new Date(Date.now() + hour), active_until: null },
    ];
    for (const span of spans) {
      const as = await spark.newMember();
      await spark.db.updateTable('memberships').set(span).where('user_id', '=', as.id).execute();
      expect(await spark.refusal('createPost', { as, body: story() })).toMatchObject({
        code: 'membership_required',
      });
    }
  });
});

describe('a post is refused, and nothing of it is kept', () => {
  const refused: [string, string, () => unknown][] = [
    ['without interests', '/interests', () => story({ interests: [] })],
    ['with four interests', '/interests', () => story({ interests: [slug, 'b', 'c', 'd'] })],
    ['with an interest twice', '/interests', () => story({ interests: [slug, slug] })],
    ['with an unknown interest', '/interests/1', () => story({ interests: [slug, 'no-such'] })],
    ['with an unknown field', '/title', () => story({ title: 'A title' })],
    [
      'with a text one character too long',
      '/text',
      () => story({ text: 'é'.repeat(limits.postTextLength + 1) }),
    ],
    ['as a story without words', '/text', () => story({ text: ' \n ' })],
    ['as a photo without photos', '/media', () => ({ kind: 'photo', interests: [slug] })],
    ['as a product post without products', '/productIds', () => ({ kind: 'product', interests: [slug] })],
    ['as a poll without a poll', '/poll', () => ({ kind: 'poll', interests: [slug] })],
    ['as a review without a review', '/reviewId', () => ({ kind: 'review', interests: [slug] })],
    ['as a link without an address', '/url', () => ({ kind: 'link', interests: [slug] })],
    ['as a story with a poll', '/poll', () => ({ ...poll(), kind: 'story', text: 'x' })],
    ['as a poll with one option', '/poll/options', () => poll({ options: [{ text: 'This' }] })],
    [
      'as a poll with seven',
      '/poll/options',
      () => poll({ options: Array.from('abcdefg', (text) => ({ text })) }),
    ],
    [
      'as a poll saying the same twice',
      '/poll/options',
      () => poll({ options: [{ text: 'a' }, { text: ' A ' }] }),
    ],
    ['as a poll already closed', '/poll/closesAt', () => poll({ closesAt: '2017-07-18T00:00:00Z' })],
    ['as a poll closing at no time', '/poll/closesAt', () => poll({ closesAt: '2099-12-31T23:59:60Z' })],
    [
      'with an unknown product',
      '/productIds/0',
      () => ({ kind: 'product', interests: [slug], productIds: [newId()] }),
    ],
    [
      'with an unknown photo',
      '/media/0/id',
      () => ({ kind: 'photo', interests: [slug], media: [{ id: newId() }] }),
    ],
    ['with an unknown review', '/reviewId', () => ({ kind: 'review', interests: [slug], reviewId: newId() })],
  ];
  test.each(refused)('%s', async (_name, path, body) => {
    const before = await countPosts();
    const problem = await spark.refusal('createPost', { as: member, body: body() });
    expect(problem).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(problem.errors?.map((error) => error.path)).toContain(path);
    expect(await countPosts()).toBe(before);
  });

  test.each([
    [-0.01, 0.5],
    [0.5, 1.01],
    [1e300, 0],
    ['0.5', 0],
    [null, 0],
  ])('with a tag at %j, %j, outside the photo', async (x, y) => {
    const product = await makeProduct(spark.db);
    const body = await photo([{ productId: product.id, x, y }]);
    const problem = await spark.refusal('createPost', { as: member, body });
    expect(problem.errors?.[0]?.path).toMatch(/^\/media\/0\/tags\/0\/[xy]$/);
    await expectUnused(body.media[0]?.id);
  });

  test('with a tag of an unknown product; the photo can still be used', async () => {
    const body = await photo([{ productId: newId(), x: 0, y: 0 }]);
    const problem = await spark.refusal('createPost', { as: member, body });
    expect(problem.errors).toEqual([
      { path: '/media/0/tags/0/productId', message: 'The shop has no such product.' },
    ]);
    await expectUnused(body.media[0]?.id);
  });

  test('with the same product twice on a photo, or eleven tags', async () => {
    const products = await Promise.all(Array.from({ length: 11 }, () => makeProduct(spark.db)));
    const tags = products.map(({ id }) => ({ productId: id, x: 0.1, y: 0.1 }));
    for (const wrong of [[tags[0], tags[0]], tags]) {
      const body = await photo(wrong as object[]);
      const problem = await spark.refusal('createPost', { as: member, body });
      expect(problem.errors?.[0]?.path).toBe('/media/0/tags');
    }
  });

  test('with more than twenty tags in all', async () => {
    const products = await Promise.all(Array.from({ length: 7 }, () => makeProduct(spark.db)));
    const tags = products.map(({ id }) => ({ productId: id, x: 0.1, y: 0.1 }));
    const photos = await Promise.all([photo(tags), photo(tags), photo(tags)]);
    const body = { ...photos[0], media: photos.flatMap((each) => each.media) };
    const problem = await spark.refusal('createPost', { as: member, body });
    expect(problem.errors?.[0]).toEqual({
      path: '/media',
      message: 'A post may have at most 20 tags in all.',
    });
  });

  test("with somebody else's photo", async () => {
    const other = await makeUser(spark.db);
    const { id } = await makeMedia(spark.db, { owner_id: other.id });
    const body = { kind: 'photo', interests: [slug], media: [{ id }] };
    const problem = await spark.refusal('createPost', { as: member, body });
    expect(problem.errors?.[0]?.path).toBe('/media/0/id');
    await expectUnused(id);
  });

  test('with a photo that is part of a post already, or twice in this one', async () => {
    const body = await photo();
    await spark.call('createPost', { as: member, body });
    const again = await spark.refusal('createPost', { as: member, body });
    expect(again.errors?.[0]?.path).toBe('/media/0/id');
    const twice = await photo();
    const problem = await spark.refusal('createPost', {
      as: member,
      body: { ...twice, media: [...twice.media, ...twice.media] },
    });
    expect(problem.errors?.[0]?.path).toBe('/media');
  });

  test('with a picture of the shop', async () => {
    const { id } = await makeMedia(spark.db, { owner_id: member.id, purpose: 'product' });
    const body = { kind: 'photo', interests: [slug], media: [{ id }] };
    expect(await spark.refusal('createPost', { as: member, body })).toMatchObject({ status: 422 });
  });

  test("with somebody else's review", async () => {
    const other = await makeUser(spark.db);
    const reviewId = await review(other.id, (await makeProduct(spark.db)).id);
    const body = { kind: 'review', interests: [slug], reviewId };
    const problem = await spark.refusal('createPost', { as: member, body });
    expect(problem.errors?.[0]?.path).toBe('/reviewId');
  });

  test('one of two posts that want the same photo at once', async () => {
    const body = await photo();
    const responses = await Promise.all(
      [1, 2, 3].map(() => spark.request('createPost', { as: member, body })),
    );
    expect(responses.map((response) => response.statusCode).toSorted()).toEqual([201, 422, 422]);
  });
});

describe('a post is published', () => {
  test('as a photo with tags, exactly where they were put', async () => {
    const [hat, dress] = [await makeProduct(spark.db), await makeProduct(spark.db)];
    const body = await photo([
      { productId: hat.id, x: 0.25, y: 0.125 },
      { productId: dress.id, x: 1, y: 0 },
    ]);
    const post = await spark.call('createPost', { as: member, body: { ...body, text: '  Look!  ' } });
    expect(post).toMatchObject({
      kind: 'photo',
      text: 'Look!',
      author: { handle: member.handle },
      interests: [{ slug }],
      shoppableCount: 2,
      smileCount: 0,
      viewer: { own: true, smiled: false },
      media: [
        {
          alt: 'A table',
          tags: [
            { productId: hat.id, x: 0.25, y: 0.125, priceAtPosting: { amount: 1990, currency: 'USD' } },
            { productId: dress.id, x: 1, y: 0 },
          ],
        },
      ],
    });
    expect(post.products.map((product) => product.id)).toEqual([hat.id, dress.id]);
    expect(await spark.call('getPost', { as: member, params: post })).toEqual(post);
    expect(await spark.call('getPost', { params: post })).toMatchObject({ viewer: { own: false } });
  });

  test('with a photo nobody described, which is named by what is tagged on it', async () => {
    const hat = await makeProduct(spark.db, { title: 'Straw hat' });
    const shoes = await makeProduct(spark.db, { title: 'Sandals' });
    const tags = [hat, shoes].map(({ id: productId }) => ({ productId, x: 0.5, y: 0.5 }));
    const create = async (facts: object) =>
      (await spark.call('createPost', { as: member, body: await photo(tags, facts) })).media[0];
    expect(await create({ alt: '' })).toMatchObject({ alt: '', altComposed: 'Straw hat, Sandals' });
    expect(await create({ alt: 'A hat' })).toMatchObject({ alt: 'A hat', altComposed: null });
    expect(await create({ alt: '', tags: [] })).toMatchObject({ alt: '', altComposed: null });
  });

  test('with a text of exactly the greatest length, counted in characters', async () => {
    const text = '🌻'.repeat(limits.postTextLength);
    expect(await spark.call('createPost', { as: member, body: story({ text }) })).toMatchObject({ text });
  });

  test('as a story, a poll, a product and a review', async () => {
    const product = await makeProduct(spark.db);
    const reviewId = await review(member.id, product.id);
    const bodies = [
      story(),
      poll({ closesAt: new Date(Date.now() + 60_000).toISOString() }),
      { kind: 'product', interests: [slug], productIds: [product.id] },
      { kind: 'review', interests: [slug], reviewId, text: 'Still in use.' },
    ];
    for (const body of bodies) {
      expect(await spark.call('createPost', { as: member, body })).toMatchObject({ kind: body.kind });
    }
  });

  test('by staff without a membership', async () => {
    const as = await spark.newUser({ roles: ['operator'] });
    expect(await spark.call('createPost', { as, body: story() })).toMatchObject({ kind: 'story' });
  });
});

describe('a retried post', () => {
  test('with the same key and body is one post with one answer', async () => {
    const key = newId();
    const first = await spark.request('createPost', { as: member, key, body: story() });
    const second = await spark.request('createPost', { as: member, key, body: story() });
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.body).toBe(first.body);
  });

  test('with the same key and another body, call or thing is a conflict', async () => {
    const key = newId();
    const { id } = await spark.call('createPost', { as: member, key, body: story() });
    const other = await spark.refusal('createPost', { as: member, key, body: story({ text: 'Other.' }) });
    expect(other).toMatchObject({ status: 409, code: 'idempotency_conflict' });
    expect(
      await spark.refusal('createComment', { as: member, key, params: { id }, body: { text: 'x' } }),
    ).toMatchObject({ code: 'idempotency_conflict' });
  });

  test('twenty times at once is one post', async () => {
    const key = newId();
    const before = await countPosts();
    const posts = await Promise.all(
      Array.from({ length: 20 }, () => spark.call('createPost', { as: member, key, body: story() })),
    );
    expect(new Set(posts.map((post) => post.id)).size).toBe(1);
    expect(await countPosts()).toBe(before + 1);
  });

  test('that was refused may be mended under the same key', async () => {
    const key = newId();
    await spark.refusal('createPost', { as: member, key, body: story({ interests: ['no-such'] }) });
    expect(await spark.call('createPost', { as: member, key, body: story() })).toMatchObject({
      kind: 'story',
    });
  });

  test('of another person under the same key is another post', async () => {
    const key = newId();
    const one = await spark.call('createPost', { as: member, key, body: story() });
    const other = await spark.call('createPost', { as: await spark.newMember(), key, body: story() });
    expect(other.id).not.toBe(one.id);
  });

  test('with a key that is none is refused', async () => {
    for (const key of ['', 'k'.repeat(256)]) {
      expect(await spark.refusal('createPost', { as: member, key, body: story() })).toMatchObject({
        status: 400,
      });
    }
  });
});

async function expectUnused(mediaId: string | undefined): Promise<void> {
  const media = await spark.db
    .selectFrom('media')
    .select('attached_at')
    .where('id', '=', mediaId ?? '')
    .executeTakeFirstOrThrow();
  expect(media.attached_at).toBeNull();
}

async function review(authorId: string, productId: string): Promise<string> {
  const facts = { stars: 5, title: 'Good', text: 'Very good.', isVouched: true, at: new Date() };
  return spark.db.transaction().execute((trx) => writeReview(trx, { authorId, productId, ...facts }));
}
