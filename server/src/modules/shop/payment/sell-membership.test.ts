import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
  spark = await createTestApp({ env: settingsFor('price_monthly') });
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

describe('a subscription', () => {
  test('moves the end with each period, whatever order it is told in, and ends when it ends', async () => {
    await tell('customer.subscription.created', subscription({ status: 'incomplete' }), now() - 60);
    expect(await membership()).toMatchObject({ active: false });
    await tell('customer.subscription.updated', subscription({ days: 30 }), now() - 30);
    const first = await membership();
    expect(first.active).toBe(true);
    await tell('customer.subscription.updated', subscription({ days: 60 }), now() - 10);
    const renewed = await membership();
    expect(Date.parse(renewed.until ?? '') - Date.parse(first.until ?? '')).toBeGreaterThan(29 * dayMs);
    // Late news of an earlier period changes nothing.
    await tell('customer.subscription.updated', subscription({ days: 30, status: 'canceled' }), now() - 20);
    expect(await membership()).toEqual(renewed);
    await tell('customer.subscription.deleted', subscription({ status: 'canceled', days: 60 }), now());
    expect(await membership()).toMatchObject({ active: false });
  });

  test('of nobody, or of another shop, is passed over', async () => {
    await tell('customer.subscription.updated', subscription({ userId: newId(), id: 'sub_gone' }));
    await tell('customer.subscription.updated', subscription({ userId: 'somebody', id: 'sub_other' }));
    await tell('customer.subscription.updated', { ...subscription({ id: 'sub_bare' }), metadata: {} });
    expect(await membership()).toMatchObject({ active: false });
  });

  test('does not end what the operator gave, and ends at Stripe with the account', async () => {
    await spark.call('grantMember', {
      as: await spark.newUser({ roles: ['operator'] }),
      params: as,
      body: { until: null },
    });
    await tell('customer.subscription.updated', subscription({ days: 30 }), now() - 5);
    await tell('customer.subscription.deleted', subscription({ status: 'canceled' }), now());
    expect(await membership()).toMatchObject({ active: true, until: null });
    const payments = await createPayments(
      { secretKey: 'sk_test', webhookSecret, apiUrl: stripe.apiUrl, membershipPrice: 'price_monthly' },
      'http://localhost:3000',
    );
    await endSubscriptions(spark.db, payments.stripe, as.id);
    expect(stripe.requests.at(-1)?.path).toBe(`/v1/subscriptions/sub_${as.id}`);
  });
});

test('paid once it runs for a year, and a year more for each payment, told once or twice', async () => {
  const session = (facts: object = {}) => ({
    id: `cs_${as.id}`,
    object: 'checkout.session',
    mode: 'payment',
    client_reference_id: null,
    payment_status: 'paid',
    payment_intent: 'pi_1',
    metadata: { membershipOf: as.id },
    ...facts,
  });
  await tell('checkout.session.completed', session({ payment_status: 'unpaid' }));
  expect(await membership()).toMatchObject({ active: false });
  await tell('checkout.session.async_payment_succeeded', session());
  await tell('checkout.session.completed', session());
  const until = Date.parse((await membership()).until ?? '');
  expect(Math.round((until - Date.now()) / dayMs)).toBe(365);
  await tell('checkout.session.completed', session({ id: `cs_${newId()}` }));
  expect(Math.round((Date.parse((await membership()).until ?? '') - Date.now()) / dayMs)).toBe(730);
});
