import type { DeliveryOption } from '@spark/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeProduct } from '../../../../test/factories.ts';
import type { Person } from '../../../../test/people.ts';
import { address, fillBag } from '../../../../test/shopping.ts';
import { createTestApp, type TestApp } from '../../../../test/test-app.ts';
import { waitingFor } from '../../../../test/waiting-for.ts';
import { replaceDelivery } from './delivery.queries.ts';

let spark: TestApp;
let operator: Person;
beforeAll(async () => {
  spark = await createTestApp();
  operator = await spark.newUser({ roles: ['operator'] });
});
afterAll(() => spark.close());

const option = (facts: Partial<DeliveryOption>, amount = 500, currency = 'USD'): DeliveryOption => ({
  id: 'standard',
  country: '*',
  name: 'Standard',
  price: { amount, currency },
  days: { from: 2, to: 5 },
  ...facts,
});
const put = (items: object[]) => spark.call('putAdminDelivery', { as: operator, body: { items } });
const find = async (country: string, currency?: string) => {
  const query = { country, ...(currency === undefined ? {} : { currency }) };
  const { items } = await spark.call('listDelivery', { query });
  return items.map(({ id, price }) => `${id} ${price.amount} ${price.currency}`);
};

test('a shop that set nothing delivers free of charge, everywhere, in every currency', async () => {
  expect(await find('NZ', 'EUR')).toEqual(['standard 0 USD']);
});

test.each([
  ['a country there is not', [option({ country: 'ZZ' })], '/items/0/country'],
  ['a country by name', [option({ country: 'Spain' })], '/items/0/country'],
  ['days from the larger to the smaller', [option({ days: { from: 5, to: 2 } })], '/items/0/days'],
  ['the same twice', [option({}), option({ name: 'Again' })], '/items/1/id'],
  ['a price below nothing', [option({}, -1)], '/items/0/price/amount'],
  ['no name', [option({ name: ' ' })], '/items/0/name'],
])('%s is refused', async (_name, items, path) => {
  const refusal = await spark.refusal('putAdminDelivery', { as: operator, body: { items } });
  expect(refusal).toMatchObject({ code: 'validation_failed', errors: [{ path }] });
});

test('a country has its own ways, else those of everywhere, in the currency of the bag, cheapest first', async () => {
  await put([
    option({}, 1500),
    option({ country: 'GB' }, 400),
    option({ id: 'express', name: 'Express' }, 2500),
    option({ id: 'standard' }, 1400, 'EUR'),
    option({ id: 'pickup', country: 'GB', name: 'Pick up' }, 0),
  ]);
  expect(await find('GB', 'USD')).toEqual(['pickup 0 USD', 'standard 400 USD', 'express 2500 USD']);
  expect(await find('FR', 'USD')).toEqual(['standard 1500 USD', 'express 2500 USD']);
  expect(await find('FR', 'EUR')).toEqual(['standard 1400 EUR']);
  expect(await find('GB', 'EUR')).toEqual(['pickup 0 USD', 'standard 1400 EUR']);
  expect(await spark.refusal('listDelivery', { query: { country: 'QQ' } })).toMatchObject({
    code: 'validation_failed',
  });
  const { items } = await spark.call('listAdminDelivery', { as: operator });
  expect(items.map(({ id }) => id)).toEqual(['standard', 'standard', 'express', 'standard', 'pickup']);
});

test('an order pays the delivery it chose, and none that its country or currency does not have', async () => {
  await put([option({ country: 'GB' }, 400), option({ id: 'express', country: 'US' }, 2500)]);
  const as = await spark.newUser();
  await fillBag(spark, as, [await makeProduct(spark.db)]);
  const order = (delivery: string, country = 'GB') =>
    spark.request('createOrder', { as, body: { address: { ...address, country }, delivery } });
  for (const answer of [
    await order('express'),
    await order('standard', 'US'),
    await order('express', 'FR'),
  ]) {
    expect(answer.json()).toMatchObject({ code: 'validation_failed', errors: [{ path: '/delivery' }] });
  }
  expect((await order('standard')).json()).toMatchObject({
    deliveryPrice: { amount: 400 },
    total: { amount: 2390 },
  });
});

test('of two who set the ways of delivery at the same moment the later one has set them', async () => {
  const later = Promise.withResolvers<unknown>();
  await spark.db.transaction().execute(async (trx) => {
    await replaceDelivery(trx, [option({ name: 'Earlier' })]);
    later.resolve(put([option({ name: 'Later' })]));
    await waitingFor(spark.db, 1);
    // Meanwhile they can be read.
    await find('NZ');
  });
  expect(await later.promise).toMatchObject({ items: [{ name: 'Later' }] });
});
