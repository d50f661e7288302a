import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp({ starts: 'engine' });
});
afterAll(() => spark.close());

const shop = { authorization: `Bearer ${shopKey}` };
const setStock = (product: { external_id: string }, facts: object) =>
  spark.call('putShopStock', {
    headers: shop,
    body: { items: [{ externalId: product.external_id, at: new Date().toISOString(), ...facts }] },
  });

test('a product that cannot be bought is neither tagged, counted nor offered, from the next read on', async () => {
  const [hat, dress] = [await makeProduct(spark.db), await makeProduct(spark.db)];
  const params = await makePhotoPost(spark.db, [hat.id, dress.id]);
  const seen = async () => {
    const post = await spark.call('getPost', { params });
    const bag = await spark.call('listPostProducts', { params });
    const tagged = post.media[0]?.tags.map((tag) => tag.productId);
    expect(post.products.map(({ id }) => id)).toEqual(tagged);
    expect(bag.items.map(({ id }) => id)).toEqual(tagged);
    expect(post.shoppableCount).toBe(tagged?.length);
    const feed = await spark.call('getFeed', { query: { kind: 'photo' } });
    expect(feed.items.find((item) => item.id === params.id)).toEqual(post);
    return tagged;
  };
  expect(await seen()).toEqual([hat.id, dress.id]);
  await setStock(hat, { availability: 'out_of_stock' });
  expect(await seen()).toEqual([dress.id]);
  await setStock(dress, { availability: 'in_stock', quantity: 0 });
  expect(await seen()).toEqual([]);
  await setStock(hat, { availability: 'preorder' });
  await setStock(dress, { availability: 'in_stock', quantity: 1 });
  expect(await seen()).toEqual([hat.id, dress.id]);
  await setStock(hat, { availability: 'discontinued' });
  expect(await seen()).toEqual([dress.id]);
});

test('a product tagged on two photos of a post counts once', async () => {
  const hat = await makeProduct(spark.db);
  const params = await makePhotoPost(spark.db, [hat.id, hat.id]);
  expect(await spark.call('getPost', { params })).toMatchObject({
    shoppableCount: 1,
    products: [{ id: hat.id }],
  });
});

test('a tag keeps the price of the day it was made', async () => {
  const hat = await makeProduct(spark.db);
  const params = await makePhotoPost(spark.db, [hat.id]);
  await spark.db
    .updateTable('tags')
    .set({ price_amount: 1990, price_currency: 'USD' })
    .where('post_id', '=', params.id)
    .execute();
  await setStock(hat, { availability: 'in_stock', price: { amount: 1490, currency: 'USD' } });
  expect(await spark.call('getPost', { params })).toMatchObject({
    products: [{ price: { amount: 1490, currency: 'USD' } }],
    media: [{ tags: [{ priceAtPosting: { amount: 1990, currency: 'USD' } }] }],
  });
});

test('posts that show a product are listed with it, newest first, without deleted ones', async () => {
  const hat = await makeProduct(spark.db);
  const older = await makePhotoPost(spark.db, [hat.id], { created_at: new Date(Date.now() - 60_000) });
  const newer = await makePhotoPost(spark.db, [hat.id]);
  await makePhotoPost(spark.db, [hat.id], { deleted_at: new Date() });
  const { items } = await spark.call('listProductPosts', { params: hat });
  expect(items.map(({ id }) => id)).toEqual([newer.id, older.id]);
  expect(await spark.call('getProduct', { params: hat })).toMatchObject({ postCount: 2 });
  expect(await spark.refusal('listProductPosts', { params: { id: newId() } })).toMatchObject({
    code: 'not_found',
  });
});

test('a story offers nothing', async () => {
  const params = await makePost(spark.db);
  expect(await spark.call('listPostProducts', { params })).toEqual({ items: [], waiting: [] });
  expect(await spark.refusal('listPostProducts', { params: { id: newId() } })).toMatchObject({
    code: 'not_found',
  });
});

test.each([
  ['no key', {}],
  ['a wrong key', { authorization: 'Bearer wrong' }],
  ['another scheme', { authorization: `Basic ${shopKey}` }],
  ['half the key', { authorization: `Bearer ${shopKey.slice(0, 10)}` }],
])('the shop is not believed with %s', async (_name, headers) => {
  const body = { items: [{ externalId: 'x', availability: 'in_stock', at: new Date().toISOString() }] };
  for (const name of ['putShopStock', 'putShopProducts'] as const) {
    expect(await spark.refusal(name, { headers, body })).toMatchObject({ code: 'unauthenticated' });
  }
});
