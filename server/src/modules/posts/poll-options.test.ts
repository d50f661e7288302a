import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeInterest, makeMedia, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let author: Person;
let slug: string;
beforeAll(async () => {
  spark = await createTestApp();
  slug = (await makeInterest(spark.db)).slug;
});
beforeEach(async () => {
  author = await spark.newMember();
});
afterAll(() => spark.close());

const poll = (...options: object[]) => ({
  kind: 'poll',
  interests: [slug],
  poll: {
    question: 'Which?',
    options: options.map((option, index) => ({ text: `No. ${index}`, ...option })),
  },
});
const ask = (...options: object[]) => spark.call('createPost', { as: author, body: poll(...options) });
const refuse = async (...options: object[]) =>
  (await spark.refusal('createPost', { as: author, body: poll(...options) })).errors;
const photo = () => makeMedia(spark.db, { owner_id: author.id });
const isUnused = async (mediaId: string) => {
  const row = await spark.db
    .selectFrom('media')
    .select('attached_at')
    .where('id', '=', mediaId)
    .executeTakeFirst();
  return row?.attached_at === null;
};

describe('an option is refused', () => {
  test('with a photo and a product', async () => {
    const [{ id: mediaId }, product] = [await photo(), await makeProduct(spark.db)];
    expect(await refuse({}, { mediaId, productId: product.id })).toEqual([
      { path: '/poll/options/1', message: 'An option has a photo or a product, not both.' },
    ]);
    expect(await isUnused(mediaId)).toBe(true);
  });

  test('with a product the shop does not have', async () => {
    expect(await refuse({}, { productId: newId() })).toMatchObject([{ path: '/poll/options/1/productId' }]);
  });

  test('with a photo that is somebody else’s, unknown, failed or used already', async () => {
    const stranger = await spark.newMember();
    const used = await photo();
    await ask({ mediaId: used.id }, {});
    const wrong = [
      await makeMedia(spark.db, { owner_id: stranger.id }),
      { id: newId() },
      await makeMedia(spark.db, { owner_id: author.id, state: 'failed' }),
      used,
    ];
    for (const { id } of wrong) {
      const good = await photo();
      expect(await refuse({ mediaId: good.id }, { mediaId: id })).toMatchObject([
        { path: '/poll/options/1/mediaId' },
      ]);
      expect(await isUnused(good.id)).toBe(true);
    }
  });

  test('with the photo of another option', async () => {
    const { id: mediaId } = await photo();
    expect(await refuse({ mediaId }, { mediaId })).toMatchObject([{ path: '/poll/options' }]);
  });
});

describe('an option shows', () => {
  test('its photo, its product or nothing but words', async () => {
    const [{ id: mediaId }, product] = [await photo(), await makeProduct(spark.db, { title: 'A lamp' })];
    const post = await ask({ mediaId }, { productId: product.id }, {});
    const expected = {
      shoppableCount: 1,
      poll: {
        options: [
          { text: 'No. 0', picture: { width: 320 }, productId: null, product: null },
          { picture: null, productId: product.id, product: { title: 'A lamp', isBuyable: true } },
          { picture: null, product: null },
        ],
      },
    };
    expect(post).toMatchObject(expected);
    expect(await spark.call('getPost', { params: post })).toMatchObject(expected);
  });

  test('the price and stock of this moment, also when it is sold out', async () => {
    const product = await makeProduct(spark.db);
    const post = await ask({ productId: product.id }, {});
    const price = { amount: 990, currency: 'USD' };
    const at = new Date().toISOString();
    await spark.call('putShopStock', {
      headers: { authorization: `Bearer ${shopKey}` },
      body: { items: [{ externalId: product.external_id, availability: 'out_of_stock', price, at }] },
    });
    expect(await spark.call('getPost', { params: post })).toMatchObject({
      shoppableCount: 0,
      products: [],
      poll: { options: [{ productId: product.id, product: { price, isBuyable: false } }, {}] },
    });
    expect(await spark.call('listPostProducts', { params: post })).toEqual({ items: [], waiting: [] });
  });
});
