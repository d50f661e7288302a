import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/shops/fake-shop.ts';
import { items, openShopDesk, type ShopDesk } from '../../../test/shops/shop-desk.ts';
import { createTestApp, type TestApp } from '../../../test/test-app.ts';
import { readShopJob } from './index.ts';

const hookSecret = 'the secret of the hooks';

let spark: TestApp;
let desk: ShopDesk;
beforeAll(async () => {
  process.env['SPARK_TEST_HOOK_SECRET'] = hookSecret;
  spark = await createTestApp();
  desk = await openShopDesk(spark.db);
});
afterAll(async () => {
  await desk.close();
  await spark.close();
  delete process.env['SPARK_TEST_HOOK_SECRET'];
});

const sign = (body: string, secret = hookSecret) =>
  createHmac('sha256', secret).update(body).digest('base64');
const send = (name: string, payload: string, headers: Record<string, string>) =>
  spark.send({
    method: 'POST',
    url: `/api/hooks/${name}`,
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
const body = JSON.stringify({ id: 3, title: 'Cup – 茶杯' });

test('a hook without a signature, with a wrong one, or for nobody is refused and changes nothing', async () => {
  await desk.open('Shopify');
  await desk.connect({ hookVariable: 'SPARK_TEST_HOOK_SECRET' });
  for (const signature of [undefined, '', 'nonsense', sign(body, 'another secret'), sign(`${body} `)]) {
    const headers = signature === undefined ? {} : { 'x-shopify-hmac-sha256': signature };
    const response = await send('shop', body, headers);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'unauthenticated' });
  }
  expect((await send('nobody', body, { 'x-shopify-hmac-sha256': sign(body) })).statusCode).toBe(404);
  await desk.connect({ hookVariable: null });
  expect((await send('shop', body, { 'x-shopify-hmac-sha256': sign(body) })).statusCode).toBe(404);
  await desk.connect({ hookVariable: 'SPARK_TEST_NO_SUCH_SECRET' });
  expect((await send('shop', body, { 'x-shopify-hmac-sha256': sign(body, '') })).statusCode).toBe(404);
  expect((await desk.row()).hinted_at).toBeNull();
});

test('a hook makes Spark look at once, however often it comes', async () => {
  await desk.open('WooCommerce with a key');
  await desk.connect({ hookVariable: 'SPARK_TEST_HOOK_SECRET' });
  await desk.pull();
  await sql`delete from graphile_worker._private_jobs`.execute(spark.db);
  desk.shop.items[2] = item(3, { changedAt: new Date(), variants: [{ stock: 0 }] });
  const headers = { 'x-wc-webhook-signature': sign(body), 'x-wc-webhook-topic': 'product.updated' };
  for (let time = 0; time < 5; time += 1) expect((await send('shop', body, headers)).statusCode).toBe(200);
  const { rows: waiting } = await sql`select task_identifier from graphile_worker.jobs`.execute(spark.db);
  expect(waiting).toEqual([{ task_identifier: 'read-shop' }]);
  const job = readShopJob({ ...spark, outbound: desk.shop.outbound }, desk.environment);
  const { id } = await desk.row();
  await job.run({ connectionId: id }, { now: new Date(), isLast: true });
  expect(await desk.stockOf(3_000)).toMatchObject({ availability: 'out_of_stock' });
  expect((await desk.row()).hinted_at).toBeNull();
});

test.each([
  ['removed', 'products/delete', '{"id":3}'],
  ['hidden', 'products/update', '{"id":3,"status":"draft"}'],
])('a hook about something that was %s makes Spark read the whole shop', async (_what, topic, payload) => {
  await desk.open('Shopify');
  desk.shop.items = items(1, 10);
  await desk.connect({ hookVariable: 'SPARK_TEST_HOOK_SECRET' });
  await desk.pull();
  desk.shop.items.pop();
  const headers = { 'x-shopify-hmac-sha256': sign(payload), 'x-shopify-topic': topic };
  expect((await send('shop', payload, headers)).statusCode).toBe(200);
  expect(await desk.row()).toMatchObject({ hinted_whole: true });
  expect(await desk.pull()).toContain('1 missing');
  expect(await desk.row()).toMatchObject({ hinted_at: null, hinted_whole: false });
});

test('a hook that WooCommerce tries out is greeted back', async () => {
  await desk.open('WooCommerce with a key');
  await desk.connect({ hookVariable: 'SPARK_TEST_HOOK_SECRET' });
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send('shop', 'webhook_id=17', type)).statusCode).toBe(200);
  expect((await send('shop', 'webhook_id=17&more=1', type)).statusCode).toBe(401);
  expect((await desk.row()).hinted_at).toBeNull();
});
