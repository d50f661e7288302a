import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProblem } from '../../../test/call.ts';
import { makeProduct } from '../../../test/factories.ts';
import { createTestApp, shopKey, type TestApp } from '../../../test/test-app.ts';

let spark: TestApp;
beforeAll(async () => {
  spark = await createTestApp();
});
afterAll(() => spark.close());

const seconds = (minutesAgo = 0) => Math.floor(Date.now() / 1_000) - Math.round(minutesAgo * 60);
const sign = (body: string, { at = seconds(), key = shopKey } = {}) =>
  `t=${at},v1=${createHmac('sha256', key).update(`${at}.${body}`).digest('hex')}`;

function push(payload: string, signature: string | null, headers: Record<string, string> = {}) {
  return spark.send({
    method: 'PUT',
    url: '/api/v1/shop/stock',
    payload,
    headers: {
      'content-type': 'application/json',
      ...(signature === null ? {} : { 'x-spark-signature': signature }),
      ...headers,
    },
  });
}

async function soldOut() {
  const product = await makeProduct(spark.db, { stock_at: new Date(Date.now() - 60_000) });
  const facts = {
    externalId: product.external_id,
    availability: 'out_of_stock',
    at: new Date().toISOString(),
  };
  // Signed as it is sent: spaces and letters beyond ASCII count.
  const body = JSON.stringify({ items: [facts] }, null, 2);
  const isBuyable = async () => (await spark.call('getProduct', { params: product })).isBuyable;
  return { product, body, isBuyable };
}

test.each([
  ['no signature and no key', () => null],
  ['a signature by another key', (body: string) => sign(body, { key: 'another key' })],
  ['a signature of another message', (body: string) => sign(`${body} `)],
  ['a stale signature', (body: string) => sign(body, { at: seconds(5.1) })],
  ['a signature from the future', (body: string) => sign(body, { at: seconds(-5.1) })],
  ['the time changed', (body: string) => sign(body).replace(/t=\d+/, `t=${seconds(1)}`)],
  ['no time', (body: string) => sign(body).replace(/t=\d+,/, '')],
  ['half a digest', (body: string) => sign(body).slice(0, -32)],
  ['nonsense', () => 'v1=zzzz'],
  ['nothing in it', () => ''],
])('a message with %s is refused and changes nothing', async (_name, signed) => {
  const { body, isBuyable } = await soldOut();
  const problem = readProblem(await push(body, signed(body)));
  expect(problem).toMatchObject({ code: 'unauthenticated', status: 401 });
  expect(await isBuyable()).toBe(true);
});

test('a wrong signature is not mended by the key beside it', async () => {
  const { body } = await soldOut();
  const headers = { authorization: `Bearer ${shopKey}` };
  expect(readProblem(await push(body, sign('other'), headers))).toMatchObject({ code: 'unauthenticated' });
});

test('nothing of a message is read before its signature is', async () => {
  expect(readProblem(await push('{"items": [', sign('x')))).toMatchObject({ code: 'unauthenticated' });
  expect(readProblem(await push('{"items": [', sign('{"items": [')))).toMatchObject({
    code: 'malformed_request',
  });
});

test('a signed message is taken once; sent again it is refused and changes nothing', async () => {
  const { body, product, isBuyable } = await soldOut();
  const signature = sign(body);
  expect((await push(body, signature)).json()).toEqual({ applied: 1, ignoredAsOlder: 0, unknown: [] });
  expect(await isBuyable()).toBe(false);
  const later = { externalId: product.external_id, availability: 'in_stock', at: new Date().toISOString() };
  await spark.call('putShopStock', {
    headers: { authorization: `Bearer ${shopKey}` },
    body: { items: [later] },
  });
  expect(readProblem(await push(body, signature))).toMatchObject({ code: 'conflict', status: 409 });
  expect(await isBuyable()).toBe(true);
});

test('the same facts signed anew are harmless', async () => {
  const { body, isBuyable } = await soldOut();
  await push(body, sign(body, { at: seconds(1) }));
  const again = await push(body, sign(body));
  expect(again.statusCode).toBe(200);
  expect(await isBuyable()).toBe(false);
});

test('a message that was refused for its words can be sent again', async () => {
  const body = JSON.stringify({ items: [] });
  const signature = sign(body);
  for (let attempt = 0; attempt < 2; attempt++) {
    expect(readProblem(await push(body, signature))).toMatchObject({ code: 'validation_failed' });
  }
});

test('one of two equal messages at once is taken', async () => {
  const { body } = await soldOut();
  const signature = sign(body);
  const answers = await Promise.all([push(body, signature), push(body, signature), push(body, signature)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
});

test('products are pushed with a signature, too', async () => {
  const item = {
    externalId: 'signed-hat',
    title: 'Straw hat – sehr schön',
    description: '',
    link: 'https://shop.example/hat',
    imageLink: 'https://shop.example/hat.jpg',
    price: { amount: 2_900, currency: 'USD' },
    availability: 'in_stock',
    at: new Date().toISOString(),
  };
  const payload = JSON.stringify({ items: [item] });
  const headers = { 'content-type': 'application/json', 'x-spark-signature': sign(payload) };
  const answer = await spark.send({ method: 'PUT', url: '/api/v1/shop/products', payload, headers });
  expect(answer.json()).toMatchObject({ applied: 1 });
});
