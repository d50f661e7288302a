import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { buy, stockOf } from '../../../../test/shopping.ts';
import {
  signMessage,
  startStripeSite,
  webhookSecret,
  type StripeSite,
} from '../../../../test/stripe-site.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import { createPayments } from './create-payments.ts';
import { expireOrders } from '../orders/expire-orders.ts';
import { refundPaymentJob } from '../orders/give-back.ts';
import { stripeWebhookPath } from './mount-stripe-webhook.ts';
import { toStripeAmount } from './stripe-amount.ts';

let stripe: StripeSite;
let spark: TestApp;
let operator: Person;
let as: Person;
beforeAll(async () => {
  stripe = await startStripeSite();
  spark = await createTestApp({
    works: true,
    env: {
      STRIPE_SECRET_KEY: 'sk_test_of_the_tests',
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: stripe.apiUrl,
    },
  });
  operator = await spark.newUser({ roles: ['operator'] });
});
beforeEach(async () => {
  as = await spark.newUser();
});
afterAll(async () => {
  await spark.close();
  await stripe.close();
});

const hourMs = 3_600_000;
const aHat = () => makeProduct(spark.db, { title: 'Straw hat', quantity: 3 });
const read = (order: { id: string }) => spark.call('getOrder', { as, params: order });

function messageOf(type: string, order: { id: string }, facts: object = {}) {
  const session = {
    id: `cs_${order.id}`,
    object: 'checkout.session',
    client_reference_id: order.id,
    payment_intent: `pi_${order.id}`,
    payment_status: 'paid',
    ...facts,
  };
  return {
    id: `evt_${newId()}`,
    object: 'event',
    type: `checkout.session.${type}`,
    data: { object: session },
  };
}

function send(message: object, signed: { secret?: string; at?: number } = {}) {
  const { body, signature } = signMessage(message, signed);
  return deliver(body, { 'stripe-signature': signature });
}

const deliver = (payload: string, headers: Record<string, string>) =>
  spark.send({
    method: 'POST',
    url: stripeWebhookPath,
    payload,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });

const tell = async (message: object) => expect((await send(message)).statusCode).toBe(200);

describe('a message is not believed', () => {
  test('without a signature, with a wrong one, for another body, and when it is stale', async () => {
    const order = await buy(spark, as, [await aHat()]);
    const message = messageOf('completed', order);
    const { body, signature } = signMessage(message);
    const stale = Math.floor(Date.now() / 1_000) - 600;
    const answers = [
      await deliver(body, {}),
      await deliver(body, { 'stripe-signature': 't=1,v1=00' }),
      await deliver(body, { 'stripe-signature': '' }),
      await deliver(`${body} `, { 'stripe-signature': signature }),
      await send(message, { secret: 'whsec_of_somebody_else' }),
      await send(message, { at: stale }),
      await deliver('', { 'stripe-signature': signature }),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect(answer.json()).toMatchObject({ code: 'unauthenticated' });
    }
    expect((await read(order)).status).toBe('pending');
  });

  test('where Stripe is not set up', async () => {
    const other = await createTestApp();
    const { body, signature } = signMessage({ id: 'evt_1' });
    const headers = { 'stripe-signature': signature, 'content-type': 'application/json' };
    const answer = await other.send({ method: 'POST', url: stripeWebhookPath, payload: body, headers });
    expect(answer.statusCode).toBe(404);
    await other.close();
  });
});

test('an order is paid on one page of Stripe’s, which asks for what it costs', async () => {
  const order = await buy(spark, as, [await aHat()], { quantity: 2 });
  expect(order).toMatchObject({ payment: { provider: 'stripe' }, viewer: { canPay: true } });
  const begin = () => spark.call('payOrder', { as, params: order });
  const pages = [...(await Promise.all([begin(), begin()])), await begin()];
  expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
  const asked = stripe.requests.filter(({ form }) => form.get('client_reference_id') === order.id);
  expect(new Set(asked.map(({ key }) => key))).toEqual(new Set([`checkout-${order.id}`]));
  const form = Object.fromEntries(asked[0]?.form ?? []);
  expect(form).toMatchObject({
    mode: 'payment',
    'line_items[0][quantity]': '2',
    'line_items[0][price_data][unit_amount]': '1990',
    'line_items[0][price_data][currency]': 'usd',
    'line_items[0][price_data][product_data][name]': 'Straw hat',
    success_url: expect.stringContaining(order.id),
  });
  // Stripe's own bound: at least half an hour.
  expect(Number(form['expires_at']) * 1_000).toBeGreaterThan(Date.now() + hourMs / 2);
  expect(Number(form['expires_at']) * 1_000).toBeLessThan(Date.parse(order.reservedUntil ?? ''));
});

test('a payment that Stripe tells of is taken once, however often it is told', async () => {
  const hat = await aHat();
  const order = await buy(spark, as, [hat]);
  const message = messageOf('completed', order);
  const answers = await Promise.all([1, 2, 3].map(() => send(message)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  await tell(messageOf('completed', order));
  await tell(messageOf('expired', order));
  await tell(messageOf('async_payment_failed', order));
  expect(await read(order)).toMatchObject({
    status: 'paid',
    history: [{ type: 'placed' }, { type: 'paid' }],
    viewer: { canPay: false },
  });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 1 });
  expect(await spark.refusal('payOrder', { as, params: order })).toMatchObject({ code: 'conflict' });
});

test('a payment that takes days keeps the pieces until it arrives, or fails', async () => {
  const [arriving, failing] = [await buy(spark, as, [await aHat()]), await buy(spark, as, [await aHat()])];
  for (const order of [arriving, failing])
    await tell(messageOf('completed', order, { payment_status: 'unpaid' }));
  await expireOrders(spark.db, new Date(Date.now() + 72 * hourMs));
  await tell(messageOf('async_payment_succeeded', arriving));
  await tell(messageOf('async_payment_failed', failing, { payment_status: 'unpaid' }));
  expect((await read(arriving)).status).toBe('paid');
  expect((await read(failing)).status).toBe('cancelled');
});

test('a page that closed unpaid ends the order', async () => {
  const hat = await aHat();
  const order = await buy(spark, as, [hat], { quantity: 3 });
  await tell(messageOf('expired', order, { payment_status: 'unpaid', payment_intent: null }));
  expect((await read(order)).status).toBe('cancelled');
  expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
});

test('money that comes after the order has ended goes back by itself, once', async () => {
  const hat = await aHat();
  const order = await buy(spark, as, [hat]);
  await spark.call('cancelOrder', { as, params: order });
  await tell(messageOf('completed', order));
  await tell(messageOf('completed', order));
  await vi.waitFor(() => expect(refundsOf(order)).toHaveLength(1), 10_000);
  expect(refundsOf(order)[0]?.form.get('amount')).toBe('1990');
  expect(await read(order)).toMatchObject({
    status: 'cancelled',
    refunded: { amount: 1990 },
    history: [{}, { type: 'cancelled' }, { type: 'refunded' }],
  });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
});

test('a refund goes through Stripe under a key of its own', async () => {
  const order = await buy(spark, as, [await aHat()], { quantity: 2 });
  await tell(messageOf('completed', order));
  const body = { lines: [{ lineId: order.lines[0]?.id, quantity: 1 }] };
  await spark.call('refundOrder', { as: operator, params: order, body });
  await spark.call('refundOrder', { as: operator, params: order, body });
  await vi.waitFor(() => expect(refundsOf(order)).toHaveLength(2), 10_000);
  expect(refundsOf(order).map(({ form }) => form.get('amount'))).toEqual(['1990', '1990']);
  expect(new Set(refundsOf(order).map(({ key }) => key)).size).toBe(2);
  expect((await read(order)).status).toBe('refunded');
});

test('money given back in Stripe’s own pages is taken into the order, and our own refunds are known', async () => {
  const hat = await aHat();
  const order = await buy(spark, as, [hat], { quantity: 2 });
  await tell(messageOf('completed', order));
  const charge = (amount: number) => ({
    id: `evt_${newId()}`,
    object: 'event',
    type: 'charge.refunded',
    data: {
      object: {
        object: 'charge',
        payment_intent: `pi_${order.id}`,
        amount_refunded: amount,
        currency: 'usd',
      },
    },
  });
  const body = { lines: [{ lineId: order.lines[0]?.id, quantity: 1 }] };
  await spark.call('refundOrder', { as: operator, params: order, body });
  await tell(charge(1990));
  expect(await read(order)).toMatchObject({ status: 'paid', refunded: { amount: 1990 } });
  await tell(charge(2490));
  await tell(charge(2490));
  expect(await read(order)).toMatchObject({
    status: 'paid',
    refunded: { amount: 2490 },
    lines: [{ refundedQuantity: 1 }],
    history: [{}, {}, {}, { note: '$5.00 given back. This was done at the payment provider.' }],
  });
  await tell(charge(3980));
  expect(await read(order)).toMatchObject({
    status: 'refunded',
    refunded: { amount: 3980 },
    lines: [{ refundedQuantity: 2 }],
  });
  expect(await stockOf(spark, hat)).toEqual({ quantity: 3, reserved: 0 });
  await vi.waitFor(() => expect(refundsOf(order)).toHaveLength(1), 10_000);
});

test('a refund that Stripe refuses for good stands in the history of the order', async () => {
  const order = await buy(spark, as, [await aHat()]);
  await tell(messageOf('completed', order));
  await spark.call('cancelOrder', { as, params: order });
  await vi.waitFor(() => expect(refundsOf(order)).toHaveLength(1), 10_000);
  const refund = { id: newId(), order_id: order.id, amount: 1990, status: 'pending' as const };
  const times = { created_at: new Date(), updated_at: new Date() };
  await spark.db
    .insertInto('refunds')
    .values({ ...refund, ...times })
    .execute();
  const payments = await createPayments(
    { secretKey: 'sk_test_of_the_tests', webhookSecret, apiUrl: stripe.apiUrl, membershipPrice: null },
    'http://localhost:3000',
  );
  const job = refundPaymentJob(spark.db, payments);
  stripe.failWith({ status: 400, code: 'charge_disputed' });
  const attempt = { now: new Date(), isLast: false };
  await expect(job.run({ refundId: refund.id }, attempt)).rejects.toThrow();
  expect((await read(order)).history).toHaveLength(4);
  expect(await job.run({ refundId: refund.id }, { ...attempt, isLast: true })).toMatchObject({
    outcome: 'failed',
  });
  stripe.failWith({ status: 400, code: 'charge_already_refunded' });
  expect((await read(order)).history.at(-1)).toMatchObject({
    type: 'refund_failed',
    note: expect.stringContaining('As the test wants it.'),
  });
  await spark.db.updateTable('refunds').set({ status: 'pending' }).where('id', '=', refund.id).execute();
  expect(await job.run({ refundId: refund.id }, attempt)).toMatchObject({ outcome: 'done' });
  stripe.failWith(null);
});

test('while Stripe does not answer, the order stands and can be paid later', async () => {
  const order = await buy(spark, as, [await aHat()]);
  stripe.failWith({ status: 400, code: 'rate_limit' });
  expect(await spark.refusal('payOrder', { as, params: order })).toMatchObject({ code: 'unavailable' });
  stripe.failWith(null);
  expect((await spark.call('payOrder', { as, params: order })).url).toContain(`${stripe.apiUrl}/c/pay/`);
});

test('messages about other things of the same account are of no concern', async () => {
  await tell({ id: 'evt_other', object: 'event', type: 'customer.created', data: { object: {} } });
  for (const client_reference_id of [null, 'cart 7', newId()]) {
    await tell(messageOf('completed', { id: newId() }, { client_reference_id }));
  }
});

test('amounts are written as Stripe reads them', () => {
  expect(toStripeAmount(1990, 'USD')).toBe(1990);
  expect(toStripeAmount(1990, 'JPY')).toBe(1990);
  expect(toStripeAmount(1990, 'ISK')).toBe(199_000);
});

function refundsOf(order: { id: string }) {
  return stripe.requests.filter(
    ({ path, form }) => path === '/v1/refunds' && form.get('payment_intent') === `pi_${order.id}`,
  );
}
