import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runJob, waitingJobs } from '../../../../test/jobs.ts';
import type { Person } from '../../../../test/people.ts';
import {
  signMessage,
  startStripeSite,
  webhookSecret,
  type StripeSite,
} from '../../../../test/stripe-site.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { newId } from '../../../platform/db/index.ts';
import { stripeWebhookPath } from './mount-stripe-webhook.ts';
import { endSubscriptions } from './sell-membership.ts';
import { createPayments } from './create-payments.ts';

let stripe: StripeSite;
let spark: TestApp;
let as: Person;
const settingsFor = (price: string) => ({
  STRIPE_SECRET_KEY: 'sk_test_of_the_tests',
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_API_URL: stripe.apiUrl,
  STRIPE_MEMBERSHIP_PRICE: price,
});
beforeAll(async () => {
  stripe = await startStripeSite();
  spark = await createTestApp({ env: settingsFor('price_monthly'), works: false });
});
beforeEach(async () => {
  as = await spark.newUser();
});
afterAll(async () => {
  await spark.close();
  await stripe.close();
});

const dayMs = 86_400_000;
const now = () => Math.floor(Date.now() / 1_000);
const membership = async () => (await spark.call('getMe', { as })).membership;

async function tell(type: string, object: object, created = now(), id = `evt_${newId()}`) {
  const { body, signature } = signMessage({ id, object: 'event', type, created, data: { object } });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  const answer = await spark.send({ method: 'POST', url: stripeWebhookPath, payload: body, headers });
  expect(answer.statusCode, answer.body).toBe(200);
}

const subscription = (facts: { status?: string; days?: number; id?: string; userId?: string } = {}) => ({
  id: facts.id ?? `sub_${as.id}`,
  object: 'subscription',
  status: facts.status ?? 'active',
  metadata: { membershipOf: facts.userId ?? as.id },
  items: { data: [{ current_period_end: now() + (facts.days ?? 30) * 86_400 }] },
});

test('the membership is bought on a page of Stripe’s, and nobody is a member before Stripe says so', async () => {
  expect(await spark.refusal('buyMembership')).toMatchObject({ status: 401 });
  expect(await spark.call('getMembershipOffer')).toEqual({ name: 'Prime', way: 'buy' });
  const { url } = await spark.call('buyMembership', { as });
  expect(url).toContain('/c/pay/');
  expect(Object.fromEntries(stripe.requests.at(-1)?.form ?? [])).toMatchObject({
    mode: 'subscription',
    'line_items[0][price]': 'price_monthly',
    'metadata[membershipOf]': as.id,
    'subscription_data[metadata][membershipOf]': as.id,
  });
  expect(await membership()).toMatchObject({ active: false });
  stripe.failWith({ status: 400, code: 'resource_missing' });
  expect(await spark.refusal('buyMembership', { as })).toMatchObject({ status: 503 });
  stripe.failWith(null);
});

test('two pages opened at once are one, and a page that was paid is not sold again before it is told', async () => {
  const buy = () => spark.call('buyMembership', { as });
  const [first, second] = await Promise.all([buy(), buy()]);
  expect(second).toEqual(first);
  expect(await buy()).toEqual(first);
  const id = first.url.split('/').at(-1) ?? '';
  stripe.sessions.set(id, { status: 'complete', mode: 'subscription', subscription: `sub_${as.id}` });
  expect(await spark.refusal('buyMembership', { as })).toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('on its way'),
  });
  // It ran and has ended: the membership is sold anew, on another page.
  await tellSubscription('deleted', subscription({ status: 'canceled' }));
  expect((await buy()).url).not.toBe(first.url);
});

/** Has a subscription be so at Stripe, and told. */
async function tellSubscription(
  type: string,
  told: ReturnType<typeof subscription> & { latest_invoice?: string },
  created = now(),
) {
  stripe.subscriptions.set(told.id, told);
  await tell(`customer.subscription.${type}`, told, created);
}

const session = (facts: object = {}) => ({
  id: `cs_${as.id}`,
  object: 'checkout.session',
  mode: 'payment',
  client_reference_id: null,
  payment_status: 'paid',
  payment_intent: `pi_${as.id}`,
  metadata: { membershipOf: as.id },
  ...facts,
});
const refund = (payment: string, refunded = true) =>
  tell('charge.refunded', {
    id: `ch_${payment}`,
    object: 'charge',
    payment_intent: payment,
    refunded,
    amount_refunded: 4900,
    currency: 'usd',
  });
const daysLeft = async () => Math.round((Date.parse((await membership()).until ?? '') - Date.now()) / dayMs);

describe('a subscription', () => {
  test('moves the end with each period, and ends when it ends', async () => {
    await tellSubscription('created', subscription({ status: 'incomplete' }));
    expect(await membership()).toMatchObject({ active: false });
    await tellSubscription('updated', subscription({ days: 30 }));
    expect(await daysLeft()).toBe(31);
    await tellSubscription('updated', subscription({ days: 60 }));
    expect(await daysLeft()).toBe(61);
    await tellSubscription('deleted', subscription({ status: 'canceled', days: 60 }));
    expect(await membership()).toMatchObject({ active: false });
  });

  test('is as Stripe says when asked, whatever order its messages come in within a second', async () => {
    const second = now();
    await tellSubscription('updated', subscription({ days: 30 }), second);
    await tell('customer.subscription.created', subscription({ status: 'incomplete' }), second);
    expect(await daysLeft()).toBe(31);
    // Nothing is taken while Stripe does not say how it is; it tells again.
    stripe.failWith({ status: 500, code: 'api_error' });
    const message = { object: 'event', type: 'customer.subscription.updated', created: second };
    const { body, signature } = signMessage({ ...message, id: 'evt_1', data: { object: subscription() } });
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
    const answer = await spark.send({ method: 'POST', url: stripeWebhookPath, payload: body, headers });
    stripe.failWith(null);
    expect(answer.statusCode).toBe(503);
    expect(await daysLeft()).toBe(31);
  });

  test('ends at once, here and at Stripe, when its payment is given back whole or disputed', async () => {
    const paid = { id: `in_${as.id}`, subscription: `sub_${as.id}` };
    stripe.invoices.set(`pi_${as.id}`, paid);
    stripe.invoices.set(`pi_earlier_${as.id}`, { ...paid, id: 'in_earlier' });
    const endings = [
      () => refund(`pi_${as.id}`),
      () => tell('charge.dispute.created', { object: 'dispute', payment_intent: `pi_${as.id}` }),
    ];
    for (const end of endings) {
      await tellSubscription('updated', { ...subscription({ days: 30 }), latest_invoice: paid.id });
      await refund(`pi_${as.id}`, false);
      await refund(`pi_earlier_${as.id}`);
      expect(await daysLeft()).toBe(31);
      await end();
      expect(await membership()).toMatchObject({ active: false });
      expect(stripe.subscriptions.get(`sub_${as.id}`)).toMatchObject({ status: 'canceled' });
      // A message that was under way tells of it as it was.
      await tell('customer.subscription.updated', subscription({ days: 60 }));
      expect(await membership()).toMatchObject({ active: false });
    }
  });

  test('that fails, or is one too many and ended, leaves another running', async () => {
    await tellSubscription('updated', subscription({ days: 30 }));
    const id = `sub_second_${as.id}`;
    await tellSubscription('created', subscription({ id, status: 'incomplete' }));
    await tellSubscription('updated', subscription({ id, status: 'incomplete_expired' }));
    expect(await daysLeft()).toBe(31);
    await tellSubscription('updated', subscription({ id, days: 40 }));
    expect(await daysLeft()).toBe(41);
    await tellSubscription('deleted', subscription({ id, status: 'canceled' }));
    expect(await daysLeft()).toBe(31);
  });

  test('that is a second one by a race is ended at Stripe and its money given back, once; the first stays', async () => {
    await tellSubscription('updated', subscription({ days: 30 }));
    const id = `sub_second_${as.id}`;
    stripe.invoices.set(`pi_second_${as.id}`, { id: `in_second_${as.id}`, subscription: id });
    const second = { ...subscription({ id, days: 31 }), latest_invoice: `in_second_${as.id}` };
    await tellSubscription('created', { ...second, status: 'incomplete' });
    const waits = async () => (await waitingJobs(spark, 'return-subscription')).map(({ key }) => key);
    expect(await waits()).not.toContain(`return-subscription:${id}`);
    await tellSubscription('updated', second);
    expect(await waits()).toContain(`return-subscription:${id}`);

    const payload = { userId: as.id, reference: id };
    const give = () => runJob(spark, 'return-subscription', payload);
    stripe.failWith({ status: 500, code: 'api_error' });
    await expect(give()).rejects.toThrow();
    stripe.failWith(null);
    expect(await give()).toMatchObject({ outcome: 'returned', payments: 1 });
    await give();
    const refunds = stripe.requests.filter(({ form }) => form.get('payment_intent') === `pi_second_${as.id}`);
    expect(new Set(refunds.map(({ key }) => key)).size).toBe(1);
    expect(stripe.subscriptions.get(id)).toMatchObject({ status: 'canceled' });
    await tell('customer.subscription.deleted', second);
    expect(await daysLeft()).toBe(31);
    expect(stripe.subscriptions.get(`sub_${as.id}`)).toMatchObject({ status: 'active' });
    // Of the only one nothing is given back, whatever was queued.
    const only = { userId: as.id, reference: `sub_${as.id}` };
    expect(await runJob(spark, 'return-subscription', only)).toMatchObject({ outcome: 'kept' });
  });

  test('neither shortens nor ends a year that was paid once', async () => {
    await tell('checkout.session.completed', session());
    await tellSubscription('updated', subscription({ days: 30 }));
    expect(await daysLeft()).toBe(365);
    await tellSubscription('deleted', subscription({ status: 'canceled' }));
    expect(await daysLeft()).toBe(365);
  });

  test('is not sold twice at a time', async () => {
    await tellSubscription('updated', subscription({ days: 30 }));
    expect(await spark.refusal('buyMembership', { as })).toMatchObject({
      status: 409,
      detail: expect.stringContaining('is paid until'),
    });
  });

  test('of nobody, or of another shop, is passed over', async () => {
    await tellSubscription('updated', subscription({ userId: newId(), id: 'sub_gone' }));
    await tellSubscription('updated', subscription({ userId: 'somebody', id: 'sub_other' }));
    await tell('customer.subscription.updated', { ...subscription({ id: 'sub_bare' }), metadata: {} });
    expect(await membership()).toMatchObject({ active: false });
  });

  test('does not end what the operator gave, and ends at Stripe with the account', async () => {
    await spark.call('grantMember', {
      as: await spark.newUser({ roles: ['operator'] }),
      params: as,
      body: { until: null },
    });
    await tellSubscription('updated', subscription({ days: 30 }));
    await tellSubscription('deleted', subscription({ status: 'canceled' }));
    expect(await membership()).toMatchObject({ active: true, until: null });
    const payments = await createPayments(
      { secretKey: 'sk_test', webhookSecret, apiUrl: stripe.apiUrl, membershipPrice: 'price_monthly' },
      'http://localhost:3000',
    );
    await endSubscriptions(spark.db, payments.stripe, as.id);
    expect(stripe.requests.at(-1)?.path).toBe(`/v1/subscriptions/sub_${as.id}`);
  });

  test('is ended at Stripe, too, when the operator ends the membership, so that no renewal brings it back', async () => {
    const operator = await spark.newUser({ roles: ['operator'] });
    await tellSubscription('updated', subscription({ days: 30 }));
    stripe.failWith({ status: 500, code: 'api_error' });
    expect(await spark.refusal('revokeMember', { as: operator, params: as })).toMatchObject({ status: 503 });
    stripe.failWith(null);
    expect(await membership()).toMatchObject({ active: true });
    await spark.call('revokeMember', { as: operator, params: as });
    expect(await membership()).toMatchObject({ active: false });
    // A message that was under way tells of it as it was.
    await tell('customer.subscription.updated', subscription({ days: 60 }));
    expect(await membership()).toMatchObject({ active: false });
  });
});

test('paid once it runs for a year, and a year more for each payment, told once or twice', async () => {
  await tell('checkout.session.completed', session({ payment_status: 'unpaid' }));
  expect(await membership()).toMatchObject({ active: false });
  await tell('checkout.session.async_payment_succeeded', session());
  await tell('checkout.session.completed', session());
  expect(await daysLeft()).toBe(365);
  await tell(
    'checkout.session.completed',
    session({ id: `cs_second_${as.id}`, payment_intent: `pi_second_${as.id}` }),
  );
  expect(await daysLeft()).toBe(730);
});

test('what is given back ends what was bought by it, and only that', async () => {
  const second = { id: `cs_second_${as.id}`, payment_intent: `pi_second_${as.id}` };
  await tell('checkout.session.completed', session());
  await tell('checkout.session.completed', session(second));
  await refund(`pi_${as.id}`, false);
  expect(await daysLeft()).toBe(730);
  await refund(`pi_${as.id}`);
  expect(await daysLeft()).toBe(365);
  await refund(second.payment_intent);
  expect(await membership()).toMatchObject({ active: false });
});
