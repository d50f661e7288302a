import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShopStock } from '@spark/contract';
import { makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';
import { chooseStandIns, healingProducts } from './heal-post.ts';

let spark: TestApp;
let author: Person;
beforeAll(async () => {
  spark = await createTestApp({ works: true });
  author = await spark.newMember();
});
afterAll(() => spark.close());

type Made = { id: string; external_id: string };
const before = { stock_at: new Date(Date.now() - 60_000), price_at: new Date(Date.now() - 60_000) };
let categories = 0;
/** A category nothing else is in. */
const newCategory = () => `Shelf ${++categories}`;
const make = (title: string, facts: object = {}) => makeProduct(spark.db, { ...before, title, ...facts });

const say = (product: Made, availability: ShopStock['availability']) =>
  spark.call('putShopStock', {
    headers: { authorization: `Bearer ${shopKey}` },
    body: { items: [{ externalId: product.external_id, availability, at: new Date().toISOString() }] },
  });

const sellOut = (product: Made) => say(product, 'out_of_stock');
const restock = (product: Made) => say(product, 'in_stock');

/** What a post tags and offers, read in every way there is; all of them must agree. */
async function offered(post: { id: string }): Promise<string[]> {
  const read = await spark.call('getPost', { params: post });
  const bag = await spark.call('listPostProducts', { params: post });
  const ids = read.products.map(({ id }) => id);
  expect(read.products.every((product) => product.isBuyable)).toBe(true);
  expect(read.shoppableCount).toBe(ids.length);
  expect(bag.items.map(({ id, substituteFor }) => ({ id, substituteFor }))).toEqual(
    read.products.map(({ id, substituteFor }) => ({ id, substituteFor })),
  );
  expect(bag.waiting.map(({ id }) => id)).toEqual(read.waiting);
  if (read.kind === 'photo') {
    const tags = read.media.flatMap((photo) => photo.tags);
    expect([...new Set(tags.map((tag) => tag.productId))]).toEqual(ids);
  }
  return ids;
}

const becomes = (post: { id: string }, ids: string[]) =>
  expect.poll(() => offered(post), { timeout: 8_000 }).toEqual(ids);

describe('a tag whose product is sold out heals', () => {
  test('by a variant, before the same article, before the closest of the category', async () => {
    const category = newCategory();
    const hat = await make('Straw hat, small', { group_id: 'hat', gtin: '4006381333931', category });
    const variant = await make('Straw hat, large', { group_id: 'hat', category });
    const same = await make('Sun hat by another name', { gtin: '4006381333931' });
    const close = await make('Straw hat, wide', { category });
    await make('Garden hose', { category });
    const post = await makePhotoPost(spark.db, [hat.id]);
    await becomes(post, [hat.id]);

    const seen = [];
    for (const [soldOut, standIn] of [
      [hat, variant],
      [variant, same],
      [same, close],
    ] as const) {
      await sellOut(soldOut);
      await becomes(post, [standIn.id]);
      const { media } = await spark.call('getPost', { params: post });
      seen.push(media[0]?.tags[0]?.substituteFor);
      expect(media[0]?.tags[0]?.priceAtPosting).toBeNull();
    }
    const substituted = { productId: hat.id, title: 'Straw hat, small' };
    expect(seen).toEqual([
      { ...substituted, reason: 'variant' },
      { ...substituted, reason: 'same' },
      { ...substituted, reason: 'similar' },
    ]);
    await restock(hat);
    expect(await offered(post)).toEqual([hat.id]);
  });

  test('by likeness of title, brand and price within its category, and by nothing beyond it', async () => {
    const category = newCategory();
    const lamp = await make('Desk lamp, brass', { category, brand: 'Lumen', price_amount: 5_000 });
    await make('Desk lamp, brass', { category: newCategory(), brand: 'Lumen', price_amount: 5_000 });
    await make('Kettle', { category, brand: 'Other', price_amount: 900 });
    const close = await make('Desk lamp, steel', { category, brand: 'Lumen', price_amount: 4_800 });
    await make('Desk lamp, steel', { category, brand: 'Other', price_amount: 90_000 });
    const post = await makePhotoPost(spark.db, [lamp.id]);
    await sellOut(lamp);
    await becomes(post, [close.id]);
  });

  test('with something the post does not show already, each with another', async () => {
    const category = newCategory();
    const [red, blue, green] = [
      await make('Mug, red', { category }),
      await make('Mug, blue', { category }),
      await make('Mug, green', { category }),
    ];
    const other = await make('Mug, white', { category });
    const post = await makePhotoPost(spark.db, [red.id, blue.id, green.id]);
    await sellOut(red);
    await becomes(post, [other.id, blue.id, green.id]);
    await sellOut(blue);
    expect(await offered(post)).toEqual([other.id, green.id]);
    expect((await spark.call('getPost', { params: post })).waiting).toEqual([blue.id]);
  });

  test('at the next read when what stood in goes, too', async () => {
    const category = newCategory();
    const [gone, first, second] = [
      await make('Tea towel, blue stripes', { category }),
      await make('Tea towel, blue stripe', { category }),
      await make('Towel rail', { category }),
    ];
    const post = await makePhotoPost(spark.db, [gone.id]);
    await sellOut(gone);
    await becomes(post, [first.id]);
    await sellOut(first);
    expect(await offered(post)).toEqual([second.id]);
    await sellOut(second);
    expect(await offered(post)).toEqual([]);
    await restock(second);
    expect(await offered(post)).toEqual([second.id]);
  });

  test('when something comes into its category later', async () => {
    const category = newCategory();
    const gone = await make('Bread knife', { category });
    const post = await makePhotoPost(spark.db, [gone.id]);
    await sellOut(gone);
    await becomes(post, []);
    const late = await make('Bread knife, long', { category, availability: 'out_of_stock' });
    await restock(late);
    await becomes(post, [late.id]);
  });
});

test('a product post heals, a link, a review and a poll keep what they are about', async () => {
  const category = newCategory();
  const gone = await make('Blanket, wool', { category });
  const other = await make('Blanket, cotton', { category });
  const [product, link] = [
    await makePost(spark.db, { kind: 'product' }),
    await makePost(spark.db, { kind: 'link' }),
  ];
  for (const { id } of [product, link]) {
    await spark.db
      .insertInto('post_products')
      .values({ post_id: id, product_id: gone.id, position: 0 })
      .execute();
  }
  await sellOut(gone);
  await becomes(product, [other.id]);
  expect(await offered(link)).toEqual([]);
});

describe('the author', () => {
  const photoOf = async (product: Made) => makePhotoPost(spark.db, [product.id], { author_id: author.id });
  const setHealing = (post: { id: string }, product: { id: string }, heals: boolean) => ({
    as: author,
    params: { id: post.id, productId: product.id },
    body: { heals },
  });

  test('is the only one who may refuse a stand-in, for what is in the post', async () => {
    const [hat, cap] = [await make('Hat'), await make('Cap')];
    const post = await photoOf(hat);
    const stranger = await spark.newMember();
    const call = setHealing(post, hat, false);
    expect(await spark.refusal('setHealing', { params: call.params, body: call.body })).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await spark.refusal('setHealing', { ...call, as: stranger })).toMatchObject({
      code: 'not_found',
    });
    for (const wrong of [setHealing(post, cap, false), setHealing({ id: newId() }, hat, false)]) {
      expect(await spark.refusal('setHealing', wrong)).toMatchObject({ code: 'not_found' });
    }
    expect(await spark.refusal('setHealing', { ...call, body: { heals: 'no' } })).toMatchObject({
      code: 'validation_failed',
    });
  });

  test('refuses it, and takes that back; editing the post changes nothing of it', async () => {
    const category = newCategory();
    const [gone, other] = [await make('Vase, tall', { category }), await make('Vase, small', { category })];
    const post = await photoOf(gone);
    await sellOut(gone);
    await becomes(post, [other.id]);

    const refused = await spark.call('setHealing', setHealing(post, gone, false));
    expect(refused).toMatchObject({ products: [], shoppableCount: 0, waiting: [gone.id] });
    expect((await spark.call('listPostProducts', { params: post })).waiting).toMatchObject([
      { id: gone.id, heals: false },
    ]);
    await spark.call('setHealing', setHealing(post, gone, false));
    await spark.call('editPost', { as: author, params: post, body: { text: 'Two vases.' } });
    expect(await offered(post)).toEqual([]);

    await spark.call('setHealing', setHealing(post, gone, true));
    expect(await offered(post)).toEqual([other.id]);
  });

  test('who sends back what stands in means the product itself', async () => {
    const category = newCategory();
    const [gone] = [await make('Clock, oak', { category }), await make('Clock, ash', { category })];
    const post = await photoOf(gone);
    await sellOut(gone);
    await expect.poll(() => offered(post)).toHaveLength(1);
    const { media } = await spark.call('getPost', { as: author, params: post });
    const moved = media.map(({ id, tags }) => ({
      id,
      tags: tags.map(({ productId }) => ({ productId, x: 0.25, y: 0.75 })),
    }));
    await spark.call('editPost', { as: author, params: post, body: { media: moved } });
    const tags = await spark.db
      .selectFrom('tags')
      .select(['product_id', 'x', 'y'])
      .where('post_id', '=', post.id)
      .execute();
    expect(tags).toEqual([{ product_id: gone.id, x: 0.25, y: 0.75 }]);
  });
});

test('who may be stood in for, and by whom', () => {
  const parts = { tagged: ['a', 'b', 'a'], listed: ['c'] };
  expect(healingProducts({ kind: 'photo', ...parts })).toEqual(['a', 'b']);
  expect(healingProducts({ kind: 'product', ...parts })).toEqual(['a', 'b', 'c']);
  expect(chooseStandIns({ soldOut: ['a'], shown: ['a'], candidates: new Map() })).toEqual(new Map());
});
