import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canBeKept, readHostileStrings } from '../../../test/hostile-strings.ts';
import { makeInterest, makeMedia, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { wrongReviewCounts } from '../../../test/review-recount.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
let as: Person;
let hat: { id: string };
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  ({ slug } = await makeInterest(spark.db));
});
beforeEach(async () => {
  [as, hat] = [await spark.newMember(), await makeProduct(spark.db)];
});
// Whatever was written, edited, voted for, bought, published or deleted.
afterEach(async () => expect(await wrongReviewCounts(spark.db)).toEqual([]));
afterAll(() => spark.close());

const body = { stars: 4, title: 'A good hat', text: 'It stays on.' };
const write = (facts: object = {}, by: Person = as, key?: string) =>
  spark.call('createReview', { as: by, params: hat, body: { ...body, ...facts }, ...(key ? { key } : {}) });
const ratingOf = async (product: { id: string }) =>
  (await spark.call('getProduct', { params: product })).rating;
const photoOf = (owner: Person) => makeMedia(spark.db, { owner_id: owner.id });

describe('a review is refused', () => {
  test('to a visitor, and of a product that is not there', async () => {
    expect(await spark.refusal('createReview', { params: hat, body })).toMatchObject({
      code: 'unauthenticated',
    });
    const nothing = { as, params: { id: randomUUID() }, body };
    expect(await spark.refusal('createReview', nothing)).toMatchObject({ code: 'not_found' });
  });

  test.each([
    ['no stars', { stars: 0 }],
    ['six stars', { stars: 6 }],
    ['four and a half', { stars: 4.5 }],
    ['a blank title', { title: ' \n ' }],
    ['a long title', { title: 'x'.repeat(121) }],
    ['a long text', { text: 'x'.repeat(5_001) }],
    ['an unknown field', { isVerifiedPurchase: true }],
    ['seven photos', { mediaIds: Array.from({ length: 7 }, () => randomUUID()) }],
    ['a photo that is not there', { mediaIds: [randomUUID()] }],
    ['photos named twice over', { mediaIds: [], media: [] }],
  ])('with %s', async (_, facts) => {
    const refused = await spark.refusal('createReview', { as, params: hat, body: { ...body, ...facts } });
    expect(refused).toMatchObject({ status: 422, code: 'validation_failed' });
    expect(await ratingOf(hat)).toEqual({ average: null, count: 0 });
  });

  test('with a photo of somebody else, or one that is part of something', async () => {
    const other = await photoOf(await spark.newUser());
    const used = await makeMedia(spark.db, { owner_id: as.id, attached_at: new Date() });
    for (const { id } of [other, used]) {
      const refused = await spark.refusal('createReview', {
        as,
        params: hat,
        body: { ...body, mediaIds: [id] },
      });
      expect(refused.errors?.[0]?.path).toBe('/media/0/id');
    }
    expect(await ratingOf(hat)).toEqual({ average: null, count: 0 });
  });

  test('the second time, with a sentence that says so; of two at once one is there', async () => {
    const both = await Promise.all([
      spark.request('createReview', { as, params: hat, body }),
      spark.request('createReview', { as, params: hat, body: { ...body, stars: 1 } }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    const refused = await spark.refusal('createReview', { as, params: hat, body });
    expect(refused).toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(/reviewed this already/),
    });
    expect((await ratingOf(hat)).count).toBe(1);
  });
});

test('a review of what was never bought is taken, and is no verified purchase', async () => {
  const photo = await photoOf(as);
  const review = await write({ media: [{ id: photo.id, alt: ' A hat on a nail ' }] });
  expect(review).toMatchObject({ ...body, isVerifiedPurchase: false, helpfulCount: 0, editedAt: null });
  expect(review.photos).toMatchObject([{ id: photo.id, alt: 'A hat on a nail' }]);
  expect(review.viewer).toEqual({ helpful: false, own: true });
  expect(await ratingOf(hat)).toEqual({ average: 4, count: 1 });
});

test('a retry finds the first answer', async () => {
  const first = await write({}, as, 'once');
  expect(await write({}, as, 'once')).toEqual(first);
});

test('photos that are not ready are shown to the author alone', async () => {
  const photo = await makeMedia(spark.db, { owner_id: as.id, state: 'processing' });
  expect((await write({ mediaIds: [photo.id] })).photos).toMatchObject([{ state: 'processing' }]);
  const [shown] = (await spark.call('listProductReviews', { params: hat })).items;
  expect(shown?.photos).toEqual([]);
  expect((await spark.call('listProductReviews', { params: hat, query: { photos: true } })).items).toEqual(
    [],
  );
});

test('an edit is seen everywhere, keeps what was said before, and moves the rating', async () => {
  const photo = await photoOf(as);
  const { id } = await write({ mediaIds: [photo.id] });
  const post = await spark.call('shareReview', { as, params: { id }, body: { interests: [slug] } });
  for (const by of [undefined, await spark.newMember()]) {
    const refused = await spark.refusal('editReview', {
      ...(by && { as: by }),
      params: { id },
      body: { stars: 1 },
    });
    expect(['unauthenticated', 'not_found']).toContain(refused.code);
  }
  expect(await spark.call('editReview', { as, params: { id }, body })).toMatchObject({ editedAt: null });
  const change = { stars: 2, text: 'It flew away.', media: [] };
  const edited = await spark.call('editReview', { as, params: { id }, body: change });
  expect(edited).toMatchObject({ stars: 2, title: body.title, text: 'It flew away.', photos: [] });
  expect(edited.editedAt).not.toBeNull();
  expect(await spark.call('getPost', { params: post })).toMatchObject({
    review: { id, stars: 2, text: 'It flew away.' },
    editedAt: edited.editedAt,
  });
  expect(await ratingOf(hat)).toEqual({ average: 2, count: 1 });
  const { items } = await spark.call('listReviewRevisions', { as, params: { id } });
  expect(items).toMatchObject([{ ...body, media: [{ id: photo.id, alt: '' }], until: edited.editedAt }]);
  const stranger = { as: await spark.newUser(), params: { id } };
  expect(await spark.refusal('listReviewRevisions', stranger)).toMatchObject({ code: 'not_found' });
});

test('a deleted review is gone with its posts, its photos and its stars, and may be written anew', async () => {
  const photo = await photoOf(as);
  const { id } = await write({ mediaIds: [photo.id] });
  const post = await spark.call('shareReview', { as, params: { id }, body: { interests: [slug] } });
  const stranger = { as: await spark.newUser(), params: { id } };
  expect(await spark.refusal('deleteReview', stranger)).toMatchObject({ code: 'not_found' });
  await spark.call('deleteReview', { as, params: { id } });
  expect(await spark.refusal('getPost', { params: post })).toMatchObject({ code: 'not_found' });
  expect(await spark.refusal('getReview', { params: { id } })).toMatchObject({ code: 'not_found' });
  expect(await ratingOf(hat)).toEqual({ average: null, count: 0 });
  const released = spark.db.selectFrom('media').select('released_at').where('id', '=', photo.id);
  expect((await released.executeTakeFirst())?.released_at).toBeInstanceOf(Date);
  await write({ stars: 5 });
});

describe('sharing', () => {
  test('is for members, of one’s own reviews, once each', async () => {
    const user = await spark.newUser();
    const review = await write({}, user);
    const request = { params: review, body: { interests: [slug] } };
    expect(await spark.refusal('shareReview', { as: user, ...request })).toMatchObject({
      code: 'membership_required',
    });
    expect(await spark.refusal('shareReview', { as, ...request })).toMatchObject({ status: 422 });
    const own = await write();
    const mine = { as, params: own, body: { interests: [slug] } };
    const both = await Promise.all([spark.request('shareReview', mine), spark.request('shareReview', mine)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  });

  test('several at once tells of each, and finds interests by itself', async () => {
    const kettle = await makeProduct(spark.db);
    const { slug: kettles } = await makeInterest(spark.db, { name: 'Kettles' });
    const [first, second] = [
      await write({ text: 'Better than kettles.' }),
      await spark.call('createReview', { as, params: kettle, body }),
    ];
    const unknown = randomUUID();
    const { items } = await spark.call('shareReviews', {
      as,
      body: {
        items: [
          { reviewId: first.id, text: 'Look' },
          { reviewId: unknown, interests: [slug] },
          { reviewId: second.id },
          { reviewId: first.id, interests: [slug] },
        ],
      },
    });
    expect(items).toMatchObject([
      {
        reviewId: first.id,
        post: { kind: 'review', text: 'Look', interests: [{ slug: kettles }] },
        problem: null,
      },
      { reviewId: unknown, post: null, problem: { code: 'validation_failed' } },
      { reviewId: second.id, post: null, problem: { detail: expect.stringMatching(/interest/) } },
      { reviewId: first.id, post: null, problem: { code: 'conflict' } },
    ]);
    const page = await spark.call('listUserReviews', { as, params: as });
    expect(page.items.map(({ postId }) => postId)).toEqual([null, items[0]?.post?.id]);
  });
});

test('hostile words come back as they were written, or are refused with a reason', async (context) => {
  const strings = await readHostileStrings();
  if (strings === null) return context.skip();
  const { id } = await write();
  for (const text of strings.filter((_, index) => index % 12 === 0)) {
    const response = await spark.request('editReview', {
      as,
      params: { id },
      body: { text, title: text.slice(0, 120) },
    });
    if (response.statusCode === 200) {
      expect(response.json()).toMatchObject({ text: text.trim() });
    } else {
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      expect(response.statusCode).toBeLessThan(500);
      expect(
        !canBeKept(text) || text.trim() === '' || text.length > 120 || text.slice(0, 120).trim() === '',
      ).toBe(true);
    }
  }
});
