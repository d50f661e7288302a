import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePhotoPost, makePost, makeProduct } from '../../../test/factories.ts';
import type { Person } from '../../../test/people.ts';
import { buy, checkout, fillBag } from '../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { newId } from '../../platform/db/index.ts';

let spark: TestApp;
let operator: Person;
let author: Person;
let buyer: Person;
let hat: { id: string };
let post: { id: string };
beforeAll(async () => {
  spark = await createTestApp();
  operator = await spark.newUser({ roles: ['operator'] });
});
beforeEach(async () => {
  [author, buyer] = [await spark.newMember(), await spark.newUser()];
  hat = await makeProduct(spark.db);
  post = await makePhotoPost(spark.db, [hat.id], { author_id: author.id });
});
afterAll(() => spark.close());

const hourMs = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0' };
const click = (type: string, facts: object = {}) => ({
  type,
  postId: post.id,
  productId: hat.id,
  at: ago(0),
  ...facts,
});
const tell = async (as: Person | null, events: object[], cookie?: string) => {
  const headers = cookie === undefined ? agent : { ...agent, cookie };
  const answer = await spark.request('recordEvents', { ...(as && { as }), body: { events }, headers });
  expect(answer.statusCode, answer.body).toBe(202);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
};
const salesOf = (one = post, as = author) => spark.call('getPostSales', { as, params: one });
const pay = (order: { id: string }) => spark.call('markOrderPaid', { as: operator, params: order });
const dollars = (amount: number) => [{ amount, currency: 'USD' }];

describe('events are refused', () => {
  test.each([
    ['a view of nothing', { type: 'view', at: ago(0) }, '/events/0/postId'],
    ['a tag of nothing', { type: 'tag-open', postId: newId(), at: ago(0) }, '/events/0/productId'],
    ['a bag without a product', { type: 'bag-add', productId: null, at: ago(0) }, '/events/0/productId'],
    ['an unknown type', { type: 'purchase', productId: newId(), at: ago(0) }, '/events/0/type'],
    ['a dwell of no length', { type: 'dwell', postId: newId(), at: ago(0) }, '/events/0/ms'],
    [
      'a look longer than an hour',
      { type: 'dwell', postId: newId(), at: ago(0), ms: 3_600_001 },
      '/events/0/ms',
    ],
    ['a view with a length', { type: 'view', postId: newId(), at: ago(0), ms: 9 }, '/events/0/ms'],
    ['an id that is none', { type: 'tag-open', productId: 'x', at: ago(0) }, '/events/0/productId'],
  ])('%s', async (_name, event, path) => {
    const body = { events: [event] };
    expect(await spark.refusal('recordEvents', { body, headers: agent })).toMatchObject({
      code: 'validation_failed',
      errors: [{ path }],
    });
  });
});

test('one sees what one’s own post brought, and nobody else does but staff', async () => {
  expect(await salesOf()).toEqual({
    views: 0,
    tagOpens: 0,
    productOpens: 0,
    bagAdds: 0,
    orders: 0,
    pieces: 0,
    amounts: [],
  });
  for (const [as, params] of [
    [buyer, post],
    [author, { id: newId() }],
  ] as const) {
    expect(await spark.refusal('getPostSales', { as, params })).toMatchObject({ code: 'not_found' });
  }
  const query = { by: 'post' };
  expect(await spark.refusal('listSales', { as: author, query })).toMatchObject({ code: 'forbidden' });
});

test('the way from a view to an order is counted, each step once a person and day', async () => {
  const view = { type: 'view', postId: post.id, at: ago(0) };
  const events = [view, click('tag-open'), click('tag-open'), click('product-open')];
  await Promise.all([tell(buyer, events), tell(buyer, events)]);
  await tell(null, [click('tag-open', { at: ago(60_000) })]);
  await fillBag(spark, buyer, [hat], { quantity: 2, fromPostId: post.id });
  const order = await spark.call('createOrder', { as: buyer, body: checkout });
  expect(await salesOf()).toMatchObject({
    views: 1,
    tagOpens: 2,
    productOpens: 1,
    bagAdds: 1,
    orders: 0,
    amounts: [],
  });
  await pay(order);
  expect(await salesOf()).toMatchObject({ orders: 1, pieces: 2, amounts: dollars(3980) });
});

test('a refund takes the sale back', async () => {
  const order = await buy(spark, buyer, [hat], { quantity: 2, fromPostId: post.id });
  await pay(order);
  const lines = [{ lineId: order.lines[0]?.id, quantity: 1 }];
  await spark.call('refundOrder', { as: operator, params: order, body: { lines } });
  expect(await salesOf()).toMatchObject({ orders: 1, pieces: 1, amounts: dollars(1990) });
  await spark.call('refundOrder', { as: operator, params: order, body: {} });
  expect(await salesOf()).toMatchObject({ orders: 0, pieces: 0, amounts: dollars(0) });
});

describe('the sale goes', () => {
  test('to the last post whose tag was opened, or from which it went into the bag', async () => {
    const other = await makePhotoPost(spark.db, [hat.id], { author_id: author.id });
    await tell(buyer, [
      click('tag-open', { at: ago(3 * hourMs) }),
      click('tag-open', { postId: other.id, at: ago(hourMs) }),
      // Seen on its page since, without a post to thank.
      click('product-open', { at: ago(0) }),
      click('tag-open', { postId: undefined, at: ago(0) }),
    ]);
    await pay(await buy(spark, buyer, [hat]));
    expect([(await salesOf()).pieces, (await salesOf(other)).pieces]).toEqual([0, 1]);
    await pay(await buy(spark, buyer, [hat], { fromPostId: post.id }));
    expect([(await salesOf()).pieces, (await salesOf(other)).pieces]).toEqual([1, 1]);
  });

  test('to nobody when the click is longer ago than the window', async () => {
    await tell(buyer, [click('tag-open', { at: ago(24 * hourMs + 60_000) })]);
    await pay(await buy(spark, buyer, [hat]));
    expect((await salesOf()).pieces).toBe(0);
  });

  test('to nobody for one’s own post, or another product', async () => {
    const cup = await makeProduct(spark.db);
    await pay(await buy(spark, author, [hat], { fromPostId: post.id }));
    await tell(buyer, [click('tag-open', { productId: cup.id })]);
    await pay(await buy(spark, buyer, [hat]));
    expect(await salesOf()).toMatchObject({ pieces: 0, bagAdds: 0, tagOpens: 1 });
  });

  test('to the post that was opened before signing in on the same device', async () => {
    const cup = await makeProduct(spark.db);
    const own = [
      await makePost(spark.db, { author_id: buyer.id }),
      await makePost(spark.db, { author_id: buyer.id }),
    ];
    const ownClicks = own.map(({ id }) => click('tag-open', { postId: id, productId: cup.id }));
    const cookie = await tell(null, [click('tag-open'), ...ownClicks]);
    expect(cookie).toMatch(/^spark_device=[\w-]{22}$/);
    expect(await tell(buyer, [{ type: 'view', postId: post.id, at: ago(0) }], cookie)).toBe('spark_device=');
    await pay(await buy(spark, buyer, [hat, cup]));
    expect(await salesOf()).toMatchObject({ tagOpens: 1, pieces: 1 });
    for (const one of own) expect(await salesOf(one, buyer)).toMatchObject({ tagOpens: 0, pieces: 0 });
  });

  test('to the post that filled a visitor’s bag', async () => {
    const items = [{ productId: hat.id, quantity: 1, fromPostId: post.id, addedAt: ago(hourMs) }];
    await spark.call('mergeBag', { as: buyer, body: { items } });
    await pay(await spark.call('createOrder', { as: buyer, body: checkout }));
    expect(await salesOf()).toMatchObject({ bagAdds: 1, pieces: 1 });
  });
});

test('clicks on what is not there, or not shown, are passed over', async () => {
  const gone = await makePost(spark.db, { deleted_at: new Date() });
  await tell(buyer, [
    click('tag-open', { productId: newId() }),
    click('bag-add', { postId: gone.id }),
    click('tag-open', { at: ago(-hourMs) }),
    click('tag-open', { at: ago(49 * hourMs) }),
  ]);
  expect(await salesOf()).toMatchObject({ tagOpens: 0, bagAdds: 0 });
});

describe('in a report of some days', () => {
  const dayMs = 24 * hourMs;
  const lineOf = async (by: 'post' | 'author', days: number) => {
    const { items } = await spark.call('listSales', { as: operator, query: { by, days, limit: 50 } });
    return items.find((line) => (by === 'post' ? line.postId === post.id : line.author.id === author.id));
  };
  const setBack = async (days: number) => {
    const at = new Date(Date.now() - days * dayMs);
    await spark.db.updateTable('shop_clicks').set({ at }).where('post_id', '=', post.id).execute();
    await spark.db.updateTable('sales').set({ sold_at: at }).where('post_id', '=', post.id).execute();
  };

  test('everything counts from the first of them on, also what was seen on days that are over', async () => {
    await tell(buyer, [{ type: 'view', postId: post.id, at: ago(0) }, click('tag-open')]);
    await tell(null, [{ type: 'view', postId: post.id, at: ago(0) }]);
    await pay(await buy(spark, buyer, [hat], { fromPostId: post.id }));
    await tell(null, [{ type: 'view', postId: post.id, at: ago(0) }]);
    await setBack(6);
    await spark.db
      .insertInto('post_days')
      .values({ post_id: post.id, day: new Date(Date.now() - 7 * dayMs), views: 40 })
      .execute();
    for (const by of ['post', 'author'] as const) {
      expect(await lineOf(by, 7)).toMatchObject({ views: 3, tagOpens: 1, bagAdds: 1, orders: 1, pieces: 1 });
      expect(await lineOf(by, 8)).toMatchObject({ views: 43 });
    }
    await setBack(7);
    expect(await lineOf('post', 7)).toBeUndefined();
    expect(await lineOf('post', 8)).toMatchObject({ views: 43, orders: 1, amounts: dollars(1990) });
  });

  test('a post is told by its words, until it is gone', async () => {
    await tell(buyer, [click('tag-open')]);
    await spark.db
      .updateTable('posts')
      .set({ text: 'Tea in the garden' })
      .where('id', '=', post.id)
      .execute();
    expect(await lineOf('post', 7)).toMatchObject({ post: { kind: 'photo', text: 'Tea in the garden' } });
    expect(await lineOf('author', 7)).toMatchObject({ postId: null, post: null });
    await spark.db.updateTable('posts').set({ deleted_at: new Date() }).where('id', '=', post.id).execute();
    expect(await lineOf('post', 7)).toMatchObject({ postId: post.id, post: null, tagOpens: 1 });
  });
});

test('staff see what posts and authors brought, most pieces first', async () => {
  const second = await makePhotoPost(spark.db, [hat.id], { author_id: author.id });
  const euros = await makeProduct(spark.db, { price_currency: 'EUR', price_amount: 100 });
  await pay(await buy(spark, buyer, [hat], { quantity: 90, fromPostId: post.id }));
  await pay(await buy(spark, buyer, [euros], { quantity: 95, fromPostId: second.id }));
  const report = async (by: string, limit = 50) =>
    (await spark.call('listSales', { as: operator, query: { by, limit } })).items;
  expect((await report('post')).slice(0, 2)).toMatchObject([
    {
      postId: second.id,
      author: { id: author.id },
      pieces: 95,
      amounts: [{ amount: 9500, currency: 'EUR' }],
    },
    { postId: post.id, author: { id: author.id }, orders: 1, pieces: 90, amounts: dollars(179_100) },
  ]);
  expect(await report('author', 1)).toMatchObject([
    {
      postId: null,
      author: { id: author.id },
      orders: 2,
      pieces: 185,
      amounts: [
        { amount: 9500, currency: 'EUR' },
        { amount: 179_100, currency: 'USD' },
      ],
    },
  ]);
});
